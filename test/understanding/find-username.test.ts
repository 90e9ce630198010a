import { readBareName } from '../../src/understanding/find-username.ts';

test.each([
  ['chenxiaoming', { kind: 'username', username: 'chenxiaoming' }],
  // As the keyboard of a phone writes it.
  ['Chenxiaoming', { kind: 'username', username: 'chenxiaoming' }],
  ['suoding88', { kind: 'username', username: 'suoding88' }],
  ['lin_88', { kind: 'doubtful', username: 'lin_88' }],
  ['CHENXIAOMING', { kind: 'none' }],
  ['wangjimima', { kind: 'none' }],
  ['Wangjimima', { kind: 'none' }],
  ['password', { kind: 'none' }],
  ['E12345678', { kind: 'none' }],
])('%s', (text, read) => {
  expect(readBareName(text)).toEqual(read);
});
