import { mayHandOver, type Owner } from '../../src/domain/owner.ts';

test.each<[Owner, Owner, boolean]>([
  ['bot', 'queue', true],
  ['bot', 'agent:li', false],
  ['bot', 'bot', false],
  ['queue', 'agent:li', true],
  ['queue', 'bot', true],
  ['queue', 'queue', false],
  ['agent:li', 'queue', true],
  ['agent:li', 'agent:wang', true],
  ['agent:li', 'agent:li', false],
  ['agent:li', 'bot', true],
])('from %s to %s: %s', (from, to, allowed) => {
  expect(mayHandOver(from, to)).toBe(allowed);
});
