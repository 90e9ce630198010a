import { accountOf, type Goal, type RecoverySlots } from '../../domain/recovery.ts';
import { wantsOtherAccount } from '../../understanding/remarks.ts';
import { Flow } from '../flow.ts';
import { findOtherContact, isOfNoAccount } from '../other-contact.ts';
import { another, back, otherAccount, take } from './recovery-slots.ts';
import {
  appeal,
  claim,
  close,
  lock,
  password,
  person,
  refused,
  reminder,
  told,
  username,
} from './steps-after-proof.ts';
import { account, code, identity, lapsed, later, way, which } from './steps-to-proof.ts';
import { readFacts } from './what-is-due.ts';

export const RECOVERY = 'recovery';

/**
 * Getting back into an account: one road for those who forgot the password, the account, or are locked out. Which
 * of the steps is due is decided by the policy in domain/recovery.ts.
 */
export const recovery = new Flow<RecoverySlots>(
  RECOVERY,
  [
    later,
    lapsed,
    account,
    way,
    code,
    which,
    claim,
    identity,
    person,
    refused,
    appeal,
    username,
    reminder,
    told,
    lock,
    password,
    close,
  ],
  {
    serves: ['forgot-password', 'forgot-account', 'locked'],
    situation: ({ goal }) => goal,
    start(situation, { identifier }, slots) {
      const { wish: _wish, identityClosed: _closed, ...kept } = slots ?? {};
      return { ...(identifier ? { identifier } : {}), ...kept, goal: situation as Goal };
    },
    take,
    back,
    instead(text, slots, now) {
      if (wantsOtherAccount(text)) return otherAccount(slots);
      if (!slots.proof || isOfNoAccount(text)) return undefined;
      const named = findOtherContact(text, slots.identifier, now);
      return named && { ...another(slots), identifier: named };
    },
    wouldLose: ({ proof, claim: given }) => proof !== undefined || given !== undefined,
    given: ({ identifier }) => (identifier ? { identifier } : {}),
    packet(slots) {
      const { goal, identifier, proof, aux } = slots;
      const accountId = accountOf(slots);
      return {
        situation: goal,
        ...(identifier ? { identifier } : {}),
        ...(accountId ? { accountId } : {}),
        proven: proof ? (aux === 'proven' ? 'code+aux' : 'code') : 'none',
      };
    },
    holds: async (turn, slots) => (await readFacts(turn, slots)).proofHolds,
  },
);
