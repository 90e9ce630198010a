import { TestAdapter, TurnContext } from 'botbuilder-core';
import type { DialogInstance } from 'botbuilder-dialogs';
import { createTurn } from '../../../src/dialogs/create-turn.ts';
import { createDialogSet } from '../../../src/dialogs/dialog-set.ts';
import { createDialogContext } from '../../../src/dialogs/lean-context.ts';
import { RECOVERY } from '../../../src/dialogs/recovery/recovery-flow.ts';
import { attachTurn, type DialogServices } from '../../../src/dialogs/turn.ts';
import type { Account } from '../../../src/domain/account.ts';
import type { RecoverySlots } from '../../../src/domain/recovery.ts';
import { demoAccounts } from '../../../src/services/demo/demo-accounts.ts';

const NOW = Date.parse('2026-03-04T10:00:00+08:00');
const active = demoAccounts(NOW).find(({ id }) => id === 'demo-01-active') as Account;
const locked = demoAccounts(NOW).find(({ lock }) => lock?.reason === 'password') as Account;

/** Begins the flow with these slots, and returns the turn with what waits on the stack. */
async function begin(account: Account, slots: Partial<RecoverySlots>) {
  const asked: string[] = [];
  const turn = createTurn({
    now: NOW,
    conversationId: 'c1',
    origin: '',
    said: { kind: 'nothing' },
    services: {
      directory: {
        async get(id: string) {
          asked.push(id);
          return account;
        },
      },
      heldAccounts: { isHeld: async () => false },
      portal: { figures: { phoneStaleDays: 90, formMinutes: 15 } },
      randomToken: () => 't',
    } as unknown as DialogServices,
    locale: 'zh-CN',
  });
  const context = new TurnContext(new TestAdapter(), { type: 'message', text: '' });
  attachTurn(context, turn);
  const stack: DialogInstance[] = [];
  const given: RecoverySlots = {
    goal: 'forgot-password',
    proof: { channel: 'mail', accountIds: [account.id], at: NOW },
    ...slots,
  };
  const before = structuredClone(given);
  await createDialogContext(createDialogSet(), context, stack).beginDialog(RECOVERY, given);
  // Whatever a step does, the slots that it was given stay as they are.
  expect(given).toEqual(before);
  return { turn, stack, asked };
}

it.each<[RecoverySlots['aux'], boolean]>([
  [undefined, false],
  ['proven', true],
])('name and number %s: the page for the password knows', async (aux, afterAux) => {
  const { turn, stack } = await begin(active, aux ? { aux } : {});
  expect(stack.at(-1)).toMatchObject({
    id: 'new-password-form',
    state: { options: { accountId: active.id, afterAux } },
  });
  expect(turn.effects[0]).toMatchObject({
    do: 'open-form',
    form: { purpose: 'new-password', accountId: active.id, aux: afterAux },
  });
});

it('name and number wrong: the page for the password waits for right ones', async () => {
  const { stack } = await begin(active, { aux: 'mismatch' });
  expect(stack.at(-1)).toMatchObject({ id: 'real-name-form', state: { options: { why: 'mismatch' } } });
});

it.each([
  ['active', active, false],
  ['locked', locked, true],
])(
  'an account that is %s: whether the reset opens a lock is known afterwards',
  async (_, account, clears) => {
    const { stack } = await begin(account, {});
    expect(stack[0]?.state.values.slots).toMatchObject({ clearsLock: clears });
  },
);

it('however many steps look, the directory is asked once a turn', async () => {
  const { asked } = await begin(locked, {});
  expect(asked).toEqual([locked.id]);
});
