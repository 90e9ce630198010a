import { ALL_COPIES } from '../../src/copy/copy.ts';
import { PROFILES } from '../../src/domain/password-profiles.ts';

const figuresIn = (text: string) => (text.match(/\d+/g) ?? []).map(Number);

test.each(ALL_COPIES)('what is said about a refused password names the figures that are checked', (copy) => {
  const { errors } = copy.form;
  for (const profile of ['mlps3', 'nist'] as const) {
    const { min, max } = PROFILES[profile];
    expect(figuresIn(errors.length(profile))).toEqual([min, max]);
  }
  const { needed, waivedFrom } = PROFILES.mlps3.classes;
  expect(figuresIn(errors.classes('mlps3'))).toEqual([needed, waivedFrom]);
});

test.each(ALL_COPIES)(
  'who came from a message is not sent back to a chat',
  ({ form: { refusedMessage } }) => {
    for (const text of Object.values(refusedMessage)) expect(text).not.toMatch(/聊天|chat/i);
  },
);
