import { createTurn } from '../../../src/dialogs/create-turn.ts';
import { act } from '../../../src/dialogs/recovery/act.ts';
import type { DialogServices } from '../../../src/dialogs/turn.ts';
import type { Account } from '../../../src/domain/account.ts';
import type { RecoverySlots } from '../../../src/domain/recovery.ts';
import { demoAccounts } from '../../../src/services/demo/demo-accounts.ts';

const NOW = Date.parse('2026-03-04T10:00:00+08:00');
const account = demoAccounts(NOW).find(({ id }) => id === 'demo-01-active') as Account;

it.each<[RecoverySlots['aux'], boolean]>([
  [undefined, false],
  ['mismatch', false],
  ['proven', true],
])('name and number %s: the page for the password knows', async (aux, afterAux) => {
  const turn = createTurn({
    now: NOW,
    conversationId: 'c1',
    address: '',
    said: { kind: 'nothing' },
    services: {} as DialogServices,
    locale: 'zh-CN',
  });
  const slots: RecoverySlots = {
    goal: 'forgot-password',
    proof: { channel: 'sms', accountIds: [account.id], at: NOW },
    ...(aux && { aux }),
  };
  const facts = { now: NOW, phoneStaleDays: 90, account, held: false, proofHolds: true };
  expect(await act(turn, slots, { kind: 'new-password' }, facts)).toMatchObject({
    options: { accountId: account.id, afterAux },
  });
});
