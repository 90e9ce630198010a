import { PROOF_KEPT_MS } from '../../domain/assurance.ts';
import {
  accountOf,
  type Goal,
  nextStep,
  type RecoveryFacts,
  type RecoverySlots,
  type RecoveryStep,
} from '../../domain/recovery.ts';
import { type Ended, sayClosing } from '../closing.ts';
import { createFlow, type Next } from '../flow.ts';
import { choices, type Turn } from '../turn.ts';
import { ASK_ACCOUNT, type AskAccountOptions } from './ask-account.ts';
import { CHOOSE_ACCOUNT, type ChooseAccountOptions } from './choose-account.ts';
import { CHOOSE_WAY, type ChooseWayOptions } from './choose-way.ts';
import { ENTER_CODE } from './enter-code.ts';
import { judgeClaim } from './judge-claim.ts';
import {
  NEW_PASSWORD_FORM,
  type NewPasswordOptions,
  REAL_NAME_FORM,
  type RealNameOptions,
} from './secure-pages.ts';
import type { EnterCodeOptions } from './send-code.ts';
import { back, take } from './slots.ts';
import { accountTitles } from './titles.ts';

export const RECOVERY = 'recovery';

/** Getting back into an account: one road for those who forgot the password, the account, or are locked out. */
export const recovery = createFlow<RecoverySlots>({
  id: RECOVERY,
  serves: ['forgot-password'],
  situation: ({ goal }) => goal,
  start(situation, { identifier }, slots) {
    const { wish: _, ...kept } = slots ?? {};
    return { ...(identifier ? { identifier } : {}), ...kept, goal: situation as Goal };
  },
  async next(turn, slots) {
    for (;;) {
      const facts = await readFacts(turn, slots);
      const next = await act(turn, slots, nextStep(slots, facts), facts);
      if (next) return next;
    }
  },
  take,
  back,
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
});

async function readFacts(
  { now, services, conversationId }: Turn,
  slots: RecoverySlots,
): Promise<RecoveryFacts> {
  const { phoneStaleDays } = services.portal.figures;
  const accountId = accountOf(slots);
  const account = accountId === undefined ? undefined : await services.directory.get(accountId);
  if (!account || !slots.proof) return { now, phoneStaleDays, held: false, proofHolds: true };
  const held = await services.facts.isHeld(account.id);
  // The turn that brought the code has not written it yet.
  const proof =
    slots.proof.at === now ? slots.proof : await services.facts.codeProof(conversationId, account);
  const proofHolds = proof !== undefined && now - proof.at <= PROOF_KEPT_MS;
  return { now, phoneStaleDays, account, held, proofHolds };
}

/** Undefined: the slots have changed, look again. */
async function act(
  turn: Turn,
  slots: RecoverySlots,
  step: RecoveryStep,
  facts: RecoveryFacts,
): Promise<Next | undefined> {
  const { identifier, wayAfter, proof } = slots;
  const goal = wordsOf(slots);
  switch (step.kind) {
    case 'ask-account':
      return ask<AskAccountOptions>(ASK_ACCOUNT, { goal, again: slots.askedBefore ?? false });
    case 'choose-way':
      if (!identifier) return undefined;
      return ask<ChooseWayOptions>(CHOOSE_WAY, { goal, identifier, after: wayAfter ?? 'account' });
    case 'real-name':
      return ask<RealNameOptions>(REAL_NAME_FORM, { goal, why: step.why });
    case 'enter-code':
      if (!identifier) return undefined;
      return ask<EnterCodeOptions>(ENTER_CODE, {
        goal,
        purpose: 'reset-password',
        identifier,
        channel: step.channel,
      });
    case 'choose-account': {
      const accounts = await accountTitles(turn, proof?.accountIds ?? []);
      return ask<ChooseAccountOptions>(CHOOSE_ACCOUNT, { goal, accounts });
    }
    case 'prove-again':
      turn.say(`${goal}.proof-expired`, turn.copy.forgotPassword.proofExpired);
      for (const slot of ['proof', 'accountId', 'aux', 'wish'] as const) delete slots[slot];
      return undefined;
    case 'judge-claim': {
      const closed = await judgeClaim(turn, slots, facts.account);
      return closed && { kind: 'end', ended: closed };
    }
    case 'new-password': {
      const { account } = facts;
      if (!account) return undefined;
      slots.clearsLock = account.status === 'locked';
      const afterAux = slots.aux === 'proven';
      return ask<NewPasswordOptions>(NEW_PASSWORD_FORM, { goal, accountId: account.id, afterAux });
    }
    case 'close':
      return { kind: 'end', ended: close(turn, slots, step.why) };
    default:
      return { kind: 'end', ended: close(turn, slots, 'account-gone') };
  }
}

/** Once a reset is under way its words are those of a forgotten password, whatever led to it. */
function wordsOf({ goal, wish }: RecoverySlots): Goal {
  return wish === 'reset' ? 'forgot-password' : goal;
}

function ask<Options extends object>(question: string, options: Options): Next {
  return { kind: 'ask', question, options };
}

function close(
  turn: Turn,
  slots: RecoverySlots,
  why: Extract<RecoveryStep, { kind: 'close' }>['why'],
): Ended {
  const { portalName, hotline } = turn.services.portal;
  const { done, advice, refusedViolation, refusedHeld, accountGone } = turn.copy.forgotPassword;
  const goal = wordsOf(slots);
  switch (why) {
    case 'done': {
      turn.say(`${goal}.done`, done(portalName, slots.clearsLock ?? false));
      const ended: Ended = { shown: ['nothingElse', 'somethingElse'] };
      turn.say(`${goal}.advice`, advice(hotline), { choices: choices(turn, ...ended.shown) });
      return ended;
    }
    case 'violation':
      return sayClosing(turn, `${goal}.violation`, refusedViolation(hotline));
    case 'held':
      return sayClosing(turn, `${goal}.held`, refusedHeld(hotline));
    case 'account-gone':
    case 'waiting':
      return sayClosing(turn, `${goal}.account-gone`, accountGone(hotline));
  }
}
