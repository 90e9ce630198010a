import fc from 'fast-check';
import { FOUND } from '../../../src/dialogs/recovery/account-found.ts';
import { ASK_ACCOUNT } from '../../../src/dialogs/recovery/ask-account.ts';
import { CHOOSE_ACCOUNT } from '../../../src/dialogs/recovery/choose-account.ts';
import { CHOOSE_WAY } from '../../../src/dialogs/recovery/choose-way.ts';
import { ENTER_CODE } from '../../../src/dialogs/recovery/enter-code.ts';
import { TOLD } from '../../../src/dialogs/recovery/lock-told.ts';
import { back, take } from '../../../src/dialogs/recovery/recovery-slots.ts';
import { REAL_NAME_FORM } from '../../../src/dialogs/recovery/secure-pages.ts';
import { type Goal, nextStep, type RecoveryFacts, type RecoverySlots } from '../../../src/domain/recovery.ts';
import { demoAccounts } from '../../../src/services/demo/demo-accounts.ts';

const NOW = Date.parse('2026-03-04T10:00:00+08:00');
const account = demoAccounts(NOW)[0];
const phone = { kind: 'phone' as const, value: '19900000001' };
const claim = { realName: '陈晓明', idNumber: '110101199003070011' };
const facts: RecoveryFacts = {
  now: NOW,
  phoneStaleDays: 90,
  held: false,
  proofHolds: true,
  ...(account ? { account } : {}),
};

/** An answer to whatever is asked, and the question it answers; undefined where nothing is asked. */
function answerTo(slots: RecoverySlots, pick: number): [string, unknown] | undefined {
  const oneOf = <T>(...answers: T[]) => answers[pick % answers.length];
  switch (nextStep(slots, facts).kind) {
    case 'ask-account':
      return [ASK_ACCOUNT, phone];
    case 'choose-way':
      return [
        CHOOSE_WAY,
        oneOf<unknown>('sms', 'mail', 'real-name', 'other-account', { kind: 'email', value: 'a@b.cn' }),
      ];
    case 'real-name':
      return [REAL_NAME_FORM, { purpose: 'real-name', ...claim }];
    case 'enter-code':
      return [
        ENTER_CODE,
        oneOf<unknown>(
          { kind: 'proved', channel: 'sms', accountIds: ['a1'], at: NOW },
          { kind: 'proved', channel: 'sms', accountIds: ['a1', 'a2'], at: NOW },
          { kind: 'other-way' },
          { kind: 'other-way', channel: 'mail' },
          { kind: 'other-account' },
          { kind: 'other-account', identifier: phone },
        ),
      ];
    case 'choose-account':
      return [CHOOSE_ACCOUNT, oneOf<unknown>({ id: 'a1' }, { id: 'a2' }, 'other', 'none')];
    case 'found':
      return [FOUND, oneOf('reset', 'send-username', 'not-mine', 'enough')];
    case 'told':
      return [TOLD, oneOf('reset', 'find-account', 'enough')];
    default:
      return undefined;
  }
}

const anyTalk = fc.record({
  goal: fc.constantFrom<Goal>('forgot-password', 'forgot-account', 'locked'),
  picks: fc.array(fc.nat(11), { maxLength: 12 }),
});

function talk({ goal, picks }: { goal: Goal; picks: number[] }): RecoverySlots {
  let slots: RecoverySlots = { goal };
  for (const pick of picks) {
    const answer = answerTo(slots, pick);
    if (!answer) break;
    slots = take(slots, ...answer);
  }
  return slots;
}

describe('whatever was answered', () => {
  it('going back ends at the first question or at the proof, and never undoes a proof', () => {
    fc.assert(
      fc.property(anyTalk, (said) => {
        const slots = talk(said);
        let at: RecoverySlots | 'proven' | undefined = slots;
        for (let steps = 0; typeof at === 'object'; steps += 1) {
          expect(at.proof).toEqual(slots.proof);
          expect(at.goal).toBe(slots.goal);
          expect(steps).toBeLessThan(6);
          at = back(at);
        }
        expect(at).toBe(slots.proof ? 'proven' : undefined);
      }),
      { seed: 20260304, numRuns: 2000 },
    );
  });

  it('another account keeps nothing of the first', () => {
    fc.assert(
      fc.property(anyTalk, (said) => {
        const slots = take(talk(said), CHOOSE_WAY, 'other-account');
        expect(slots).toEqual({ goal: slots.goal, askedBefore: true });
      }),
      { seed: 20260304, numRuns: 500 },
    );
  });

  it('a step back and the same answer again is where one was', () => {
    const slots = talk({ goal: 'forgot-account', picks: [0, 0] });
    const earlier = back(slots);
    expect(typeof earlier === 'object' && nextStep(earlier, facts).kind).toBe('choose-way');
    expect(typeof earlier === 'object' && take(earlier, CHOOSE_WAY, 'sms')).toMatchObject(slots);
  });
});

it.each<[string, Partial<RecoverySlots>]>([
  ['name and number were right', { aux: 'proven' }],
  ['name and number were wrong', { aux: 'mismatch' }],
  ['name and number were given', { claim }],
])('back to which account: %s for the first one alone', (_, given) => {
  const proof = { channel: 'sms' as const, accountIds: ['a1', 'a2'], at: NOW };
  const slots: RecoverySlots = { goal: 'forgot-password', identifier: phone, way: 'sms', proof };
  expect(back({ ...slots, accountId: 'a1', ...given })).toEqual(slots);
});

it('an answer to a question of somebody else’s is a mistake of ours', () => {
  expect(() => take({ goal: 'locked' }, 'nobody-asks-this', 1)).toThrow('recovery asks no');
});
