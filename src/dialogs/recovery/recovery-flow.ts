import { PROOF_KEPT_MS } from '../../domain/assurance.ts';
import {
  accountOf,
  type Goal,
  nextStep,
  type RecoveryFacts,
  type RecoverySlots,
} from '../../domain/recovery.ts';
import { wantsOtherAccount } from '../../understanding/remarks.ts';
import { createFlow } from '../flow.ts';
import type { Turn } from '../turn.ts';
import { act } from './act.ts';
import { findOtherContact, isOfNoAccount } from './another-account.ts';
import { another, back, otherAccount, take } from './slots.ts';

export const RECOVERY = 'recovery';

/** Getting back into an account: one road for those who forgot the password, the account, or are locked out. */
export const recovery = createFlow<RecoverySlots>({
  id: RECOVERY,
  serves: ['forgot-password', 'forgot-account', 'locked'],
  situation: ({ goal }) => goal,
  start(situation, { identifier }, slots) {
    const { wish: _, ...kept } = slots ?? {};
    return { ...(identifier ? { identifier } : {}), ...kept, goal: situation as Goal };
  },
  async next(turn, slots) {
    for (;;) {
      const facts = await readFacts(turn, slots);
      const next = await act(turn, slots, nextStep(slots, facts), facts);
      if (next !== 'look-again') return next;
    }
  },
  take,
  back,
  hears(text, slots, now) {
    if (wantsOtherAccount(text)) return otherAccount(slots);
    if (!slots.proof || isOfNoAccount(text)) return undefined;
    const named = findOtherContact(text, slots.identifier, now);
    return named && { ...another(slots), identifier: named };
  },
  wouldLose: ({ proof, claim }) => proof !== undefined || claim !== undefined,
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
});

async function readFacts(
  { now, services, conversationId }: Turn,
  slots: RecoverySlots,
): Promise<RecoveryFacts> {
  const { phoneStaleDays } = services.portal.figures;
  const common = { now, phoneStaleDays };
  const { proof } = slots;
  if (!proof) return { ...common, held: false, proofHolds: true };
  const accountId = accountOf(slots);
  const account = await services.directory.get(accountId ?? proof.accountIds[0] ?? '');
  if (!account) return { ...common, held: false, proofHolds: true };
  const held = await services.facts.isHeld(account.id);
  // The turn that brought the code has not written it yet.
  const code = proof.at === now ? proof : await services.facts.codeProof(conversationId, account);
  const proofHolds = code !== undefined && now - code.at <= PROOF_KEPT_MS;
  return accountId === undefined
    ? { ...common, held: false, proofHolds }
    : { ...common, account, held, proofHolds };
}
