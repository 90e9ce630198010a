import { keptPortal, readPortal } from '../../web/shared/portal.ts';

test('what the server says is read, and what it leaves out has a default', () => {
  const said = { portalName: '某市', hotline: '12345', demo: true, locale: 'en-GB', messageMaxChars: 300 };
  expect(readPortal(said)).toEqual({ ...said, locale: 'en' });
  expect(readPortal({})).toEqual({
    portalName: '',
    hotline: '',
    demo: false,
    locale: null,
    messageMaxChars: 500,
  });
  for (const messageMaxChars of [0, -1, '300', Number.NaN])
    expect(readPortal({ messageMaxChars })?.messageMaxChars).toBe(500);
});

test.each(['null', '3', '{', null])('nothing is kept in %p', (kept) => {
  expect(keptPortal({ getItem: () => kept, setItem() {}, removeItem() {} })).toBeNull();
});
