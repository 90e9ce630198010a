import { offeredLocale } from '../../../web/shared/preferences.ts';

describe('offeredLocale', () => {
  it.each([
    ['zh-CN', ['en-US', 'zh-CN'], 'en'],
    ['zh-CN', ['fr', 'en'], 'en'],
    ['en', ['zh-TW'], 'zh-CN'],
    ['zh-CN', ['zh-CN', 'en'], null],
    ['zh-CN', ['fr'], null],
    ['zh-CN', [], null],
  ] as const)('a page in %s for a browser of %j offers %s', (shown, wanted, offered) => {
    expect(offeredLocale(shown, wanted)).toBe(offered);
  });
});
