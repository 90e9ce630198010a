import type { Account } from '../../domain/account.ts';
import { PROOF_KEPT_MS } from '../../domain/assurance.ts';
import { unavailable } from '../../domain/directory-unavailable.ts';
import {
  accountOf,
  type Goal,
  nextStep,
  type RecoveryFacts,
  type RecoverySlots,
  type RecoveryStep,
  wordsOf,
} from '../../domain/recovery.ts';
import { type FlowStepContext, seen } from '../flow.ts';
import type { Turn } from '../turn.ts';

export type RecoveryStepContext = FlowStepContext<RecoverySlots>;

/** What a step of the flow looks at. */
export interface Due {
  turn: Turn;
  slots: RecoverySlots;
  /** What the policy says is to be done; one step of the flow takes each kind. */
  due: RecoveryStep;
  /** How the step ids and words go. */
  goal: Goal;
  /** The proven account, where there is one. */
  account: Account | undefined;
}

/** Decided once for the same slots, however many steps ask. */
export function whatIsDue(step: RecoveryStepContext): Promise<Due> {
  const { turn, slots } = seen(step);
  return turn.once(slots, async () => {
    const facts = await readFacts(turn, slots);
    return { turn, slots, due: nextStep(slots, facts), goal: wordsOf(slots), account: facts.account };
  });
}

export async function readFacts(turn: Turn, slots: RecoverySlots): Promise<RecoveryFacts> {
  const { now, services, conversationId } = turn;
  const { phoneStaleDays } = services.portal.figures;
  const common = { now, phoneStaleDays };
  const { proof } = slots;
  if (!proof) return { ...common, held: false, proofHolds: true };
  const accountId = accountOf(slots);
  const ids = accountId === undefined ? proof.accountIds : [accountId];
  const accounts = await Promise.all(ids.map((id) => turn.account(id))).catch(unavailable);
  if (accounts === 'unavailable') return { ...common, held: false, proofHolds: true, unavailable: true };
  const [account] = accounts;
  if (!account) return { ...common, held: false, proofHolds: true };
  const held = await services.heldAccounts.isHeld(account.id);
  // The turn that brought the code has not written it yet.
  const code = proof.at === now ? proof : await services.codeProofs.find(conversationId, account);
  const proofHolds = code !== undefined && now - code.at <= PROOF_KEPT_MS;
  return accountId === undefined
    ? { ...common, held: false, proofHolds }
    : { ...common, account, held, proofHolds };
}
