import { localeOf } from '../../src/domain/locale.ts';

test.each([
  ['en', 'en'],
  ['EN-us', 'en'],
  ['en_GB', 'en'],
  ['  en;q=0.9, zh', 'en'],
  ['en,zh', 'en'],
  ['zh', 'zh-CN'],
  ['zh-Hant-TW', 'zh-CN'],
  [' zh-CN,en;q=0.8', 'zh-CN'],
  ['enm', null],
  ['zha', null],
  ['en1', null],
  ['fr, en', null],
  ['*', null],
  ['', null],
  [null, null],
  [undefined, null],
])('%p asks for %p', (tag, locale) => {
  expect(localeOf(tag)).toBe(locale);
});
