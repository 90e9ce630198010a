import { createTurn } from '../../../src/dialogs/create-turn.ts';
import { judgeClaim } from '../../../src/dialogs/recovery/claim.ts';
import { sendUsername } from '../../../src/dialogs/recovery/send-username.ts';
import type { DialogServices } from '../../../src/dialogs/turn.ts';
import type { Account } from '../../../src/domain/account.ts';
import type { Effect } from '../../../src/domain/effect.ts';
import { nextStep, type RecoverySlots } from '../../../src/domain/recovery.ts';
import type { IdentityCheck } from '../../../src/domain/recovery-ports.ts';
import { demoAccounts } from '../../../src/services/demo/demo-accounts.ts';

const NOW = Date.parse('2026-03-04T10:00:00+08:00');
const account = demoAccounts(NOW).find(({ id }) => id === 'demo-01-active') as Account;
const claim = { realName: account.realName, idNumber: account.idNumber };
const effect: Effect = { do: 'reset-ledger', keys: ['of this account'] };

type Answer = Awaited<ReturnType<IdentityCheck['judge']>>;

function turnWith(answer?: Answer) {
  const judged: unknown[] = [];
  const identityCheck: IdentityCheck = {
    async judge(asked) {
      judged.push(asked);
      if (!answer) throw new Error('not expected');
      return answer;
    },
  };
  const turn = createTurn({
    now: NOW,
    conversationId: 'c1',
    origin: '',
    said: { kind: 'nothing' },
    services: {
      identityCheck,
      portal: { portalName: '一窗通', hotline: '12345' },
    } as unknown as DialogServices,
    locale: 'zh-CN',
  });
  return { turn, judged };
}

it.each<[Answer, Partial<RecoverySlots>, Effect[], string]>([
  [{ kind: 'match', effects: [effect] }, { aux: 'proven' }, [effect], 'right'],
  [{ kind: 'mismatch' }, { aux: 'mismatch' }, [], 'mismatch'],
])('%j: once, for the proven account', async (answer, left, effects, result) => {
  const { turn, judged } = turnWith(answer);
  const slots: RecoverySlots = { goal: 'locked', claim };
  expect(await judgeClaim(turn, slots, account)).toEqual({ goal: 'locked', ...left });
  expect(judged).toEqual([{ accountId: account.id, ...claim, conversationId: 'c1' }]);
  expect(slots).toEqual({ goal: 'locked', claim });
  expect(turn.effects).toEqual(effects);
  expect(turn.tried).toEqual([{ at: NOW, what: 'real-name', result }]);
});

it.each<[Answer, Account['status'], string]>([
  [{ kind: 'frozen', hours: 3 }, 'active', 'close'],
  [{ kind: 'frozen', hours: 3 }, 'locked', 'refused'],
  [{ kind: 'disabled' }, 'active', 'close'],
  [{ kind: 'disabled' }, 'banned', 'refused'],
])('%j of an account that is %s proves nothing and goes on as %s', async (answer, status, kind) => {
  const { turn } = turnWith(answer);
  const slots: RecoverySlots = { goal: 'locked', claim };
  const judged = await judgeClaim(turn, slots, { ...account, status });
  const { identityClosed, ...rest } = judged;
  expect(rest).toEqual({ goal: 'locked' });
  expect(identityClosed).toEqual(answer.kind === 'frozen' ? { hours: 3 } : {});
  expect(turn.effects).toEqual([]);
  const proof = { channel: 'mail' as const, accountIds: [account.id], at: NOW };
  const facts = {
    now: NOW,
    phoneStaleDays: 90,
    account: { ...account, status },
    held: false,
    proofHolds: true,
  };
  expect(nextStep({ ...judged, proof }, facts)).toEqual({ kind, why: 'identity-closed' });
});

it('nothing claimed: nothing judged', async () => {
  const { turn, judged } = turnWith();
  expect(await judgeClaim(turn, { goal: 'locked' }, account)).toEqual({ goal: 'locked' });
  expect(judged).toEqual([]);
});

describe('a username', () => {
  it.each(['sms', 'mail'] as const)(
    'goes to the contact proven by %s alone, and that is audited',
    (channel) => {
      const { turn } = turnWith();
      sendUsername(turn, account, channel);
      expect(turn.replies).toEqual([]);
      expect(turn.effects).toEqual([
        {
          do: 'send',
          message: {
            kind: 'notice',
            key: `username:c1:${account.id}:${NOW}`,
            channel,
            to: channel === 'sms' ? account.phone : account.email,
            purpose: 'username',
            subject: expect.any(String),
            text: expect.stringContaining(account.username),
          },
        },
        {
          do: 'audit',
          entry: {
            ...{ at: NOW, act: 'username.sent', actor: 'citizen', conversationId: 'c1' },
            ...{ accountId: account.id, details: { channel } },
          },
        },
      ]);
    },
  );

  it('stays where it is when the contact is gone', () => {
    const { turn } = turnWith();
    const { email: _, ...without } = account;
    sendUsername(turn, without, 'mail');
    expect([turn.effects, turn.tried]).toEqual([[], []]);
  });
});
