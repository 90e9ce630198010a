import type { Effect } from '../../src/domain/effect.ts';
import { createSignals } from '../../src/services/signals.ts';
import { frozenClock } from '../support/clock.ts';

const clock = frozenClock();
const notice: Effect = {
  do: 'send',
  message: { kind: 'notice', key: 'k', channel: 'sms', to: '', purpose: '', subject: '', text: '' },
};
const deadline = (inMs: number): Effect => ({
  do: 'set-deadline',
  deadline: {
    id: 'd',
    conversationId: 'c',
    dueAt: clock() + inMs,
    event: { name: 'form-done', formId: 'f' },
  },
});

test.each<[string, Effect[], string[]]>([
  ['nothing', [], []],
  ['a form voided', [{ do: 'void-forms', conversationId: 'c' }], []],
  ['two messages', [notice, notice], ['outbox']],
  ['a deadline due now', [deadline(0)], ['deadlines']],
  ['a deadline due later', [deadline(1)], []],
  ['both', [deadline(-1), notice], ['outbox', 'deadlines']],
])('%s', (_, effects, expected) => {
  const rung: string[] = [];
  const signals = createSignals({ clock });
  signals.onOutbox(() => rung.push('outbox'));
  signals.onDeadline(() => rung.push('deadlines'));
  signals.committed(effects);
  expect(rung).toEqual(expected);
});
