import { createFanout } from '../../src/services/fanout.ts';

test('wakes everybody of the conversation and nobody else, until they leave', () => {
  const fanout = createFanout();
  const woken: string[] = [];
  const leaveA = fanout.subscribe('c1', () => woken.push('a'));
  fanout.subscribe('c1', () => woken.push('b'));
  fanout.subscribe('c2', () => woken.push('c'));
  fanout.wake('c1');
  fanout.wake('nobody here');
  leaveA();
  leaveA();
  fanout.wake('c1');
  expect(woken).toEqual(['a', 'b', 'b']);
});

test('one function subscribed twice leaves once at a time', () => {
  const fanout = createFanout();
  let woken = 0;
  const listener = () => woken++;
  const leave = fanout.subscribe('c1', listener);
  fanout.subscribe('c1', listener);
  leave();
  fanout.wake('c1');
  expect(woken).toBe(1);
});

test('a listener may leave while it is called, and one that throws keeps nobody asleep', () => {
  const errors: unknown[] = [];
  const fanout = createFanout({ onError: (error) => errors.push(error) });
  const woken: string[] = [];
  const leave = fanout.subscribe('c1', () => {
    leave();
    woken.push('once');
  });
  fanout.subscribe('c1', () => {
    throw new Error('mine');
  });
  fanout.subscribe('c1', () => woken.push('always'));
  fanout.wake('c1');
  fanout.wake('c1');
  expect(woken).toEqual(['once', 'always', 'always']);
  expect(errors).toHaveLength(2);
});

test('a late leaver does not empty the room of those who came after', () => {
  const fanout = createFanout();
  let woken = 0;
  const leave = fanout.subscribe('c1', () => undefined);
  leave();
  fanout.subscribe('c1', () => woken++);
  leave();
  fanout.wake('c1');
  expect(woken).toBe(1);
});
