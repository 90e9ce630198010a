import { createTurn } from '../../../src/dialogs/create-turn.ts';
import { tellLockEnded } from '../../../src/dialogs/recovery/lock-ended.ts';
import type { DialogServices } from '../../../src/dialogs/turn.ts';
import type { Account } from '../../../src/domain/account.ts';
import { demoAccounts } from '../../../src/services/demo/demo-accounts.ts';

const NOW = Date.parse('2026-03-04T10:00:00+08:00');
const LATER = NOW + 2 * 3_600_000;
const open = demoAccounts(NOW).find(({ id }) => id === 'demo-01-active') as Account;
const due = { kind: 'lock-ended' as const, accountId: open.id, channel: 'sms' as const };

async function tell(account: Account | undefined, said = due) {
  const turn = createTurn({
    now: NOW,
    conversationId: 'c1',
    origin: '',
    said,
    services: {
      directory: { get: async () => account },
      portal: { portalName: '一窗通' },
    } as unknown as DialogServices,
    locale: 'zh-CN',
  });
  const shown = await tellLockEnded(turn, said, true);
  return { spoke: shown !== undefined, said: turn.replies.map(({ text }) => text), effects: turn.effects };
}

it('tells here and at the contact of the proven channel', async () => {
  const { spoke, said, effects } = await tell(open, { ...due, channel: 'mail' } as unknown as typeof due);
  expect(spoke).toBe(true);
  expect(said).toHaveLength(1);
  expect(effects).toMatchObject([
    { do: 'send', message: { kind: 'notice', channel: 'mail', to: open.email } },
  ]);
});

it('locked again until later: silent, and due again then', async () => {
  const until = new Date(LATER).toISOString();
  const { spoke, said, effects } = await tell({
    ...open,
    status: 'locked',
    lock: { reason: 'password', until },
  });
  expect([spoke, said]).toEqual([false, []]);
  expect(effects).toMatchObject([
    { do: 'set-deadline', deadline: { dueAt: LATER, event: { name: 'lock-ended' } } },
  ]);
});

it.each([
  [
    'closed for another reason by now',
    { ...open, status: 'locked' as const, lock: { reason: 'risk' as const } },
  ],
  [
    'closed for another reason until later',
    {
      ...open,
      status: 'locked' as const,
      lock: { reason: 'risk' as const, until: new Date(LATER).toISOString() },
    },
  ],
  ['banned by now', { ...open, status: 'banned' as const }],
  ['gone', undefined],
])('%s: nothing is told', async (_name, account) => {
  expect(await tell(account)).toEqual({ spoke: false, said: [], effects: [] });
});

it('the contact taken away meanwhile: told here only', async () => {
  const { phone: _, ...without } = open;
  const { spoke, effects } = await tell(without);
  expect([spoke, effects]).toEqual([true, []]);
});
