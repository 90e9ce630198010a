import { whichAnswer } from '../../src/understanding/match-answer.ts';

it.each([
  ['忘记密码', 'forgot-password'],
  ['账号被锁', 'locked'],
  ['帳號被鎖', 'locked'],
  ['Account locked', 'locked'],
  ['是不是诈骗', 'faq.scam'],
  ['Is it a scam?', 'faq.scam'],
  ['密码有什么要求', 'faq.password-rules'],
  ['1', undefined],
  ['短信没收到', undefined],
  ['', undefined],
])('%s: %s', (text, answer) => {
  expect(whichAnswer(text)).toBe(answer);
});
