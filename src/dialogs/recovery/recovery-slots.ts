import type { Identifier } from '../../domain/identify.ts';
import type { RecoverySlots, Wish } from '../../domain/recovery.ts';
import { without } from '../flow.ts';
import { FOUND } from './account-found.ts';
import { ASK_ACCOUNT } from './ask-account.ts';
import { type AccountChoice, CHOOSE_ACCOUNT } from './choose-account.ts';
import { CHOOSE_WAY, type Way } from './choose-way.ts';
import { type CodeResult, ENTER_CODE } from './enter-code.ts';
import { TOLD, type ToldAnswer } from './lock-told.ts';
import { OFFER_APPEAL } from './offer-appeal.ts';
import { NEW_PASSWORD_FORM, REAL_NAME_FORM, type RealNameResult } from './secure-pages.ts';
import { TRY_AGAIN } from './try-again.ts';

type Take = (slots: RecoverySlots, answer: never) => RecoverySlots;

const TAKE: Record<string, Take> = {
  [ASK_ACCOUNT]: (slots, identifier: Identifier) => ({ ...slots, identifier }),
  [CHOOSE_WAY]: (slots, way: Way) => {
    if (way === 'other-account') return another(slots);
    return typeof way === 'object' ? { ...another(slots), identifier: way } : { ...slots, way };
  },
  [REAL_NAME_FORM]: (slots, { realName, idNumber }: RealNameResult) => {
    const { way, ...kept } = slots;
    const claim = { realName, idNumber };
    return way === 'real-name' ? { ...kept, claim, wayAfter: 'real-name' } : { ...slots, claim };
  },
  [ENTER_CODE]: (slots, result: CodeResult) => {
    switch (result.kind) {
      case 'proved': {
        const { channel, accountIds, at } = result;
        return { ...slots, proof: { channel, accountIds, at } };
      }
      case 'other-account':
        return { ...another(slots), ...(result.identifier ? { identifier: result.identifier } : {}) };
      case 'other-way': {
        const { way: _left, ...kept } = slots;
        return result.channel ? { ...kept, way: result.channel } : { ...kept, wayAfter: 'other-way' };
      }
    }
  },
  [CHOOSE_ACCOUNT]: (slots, chosen: AccountChoice) => {
    if (chosen === 'none') return { ...slots, wish: 'not-mine' };
    return chosen === 'other' ? another(slots) : { ...slots, accountId: chosen.id };
  },
  [TRY_AGAIN]: (slots) => slots,
  [FOUND]: (slots, wish: Wish) => ({ ...slots, wish }),
  [TOLD]: (slots, answer: ToldAnswer) =>
    answer === 'find-account' ? { ...slots, goal: 'forgot-account' } : { ...slots, wish: answer },
  [OFFER_APPEAL]: (slots, wish: Wish) => ({ ...slots, wish }),
  [NEW_PASSWORD_FORM]: (slots) => ({ ...slots, passwordSet: true }),
};

/** The slots with an answer in its place. */
export function take(slots: RecoverySlots, asked: string, answer: unknown): RecoverySlots {
  const into = TAKE[asked];
  if (!into) throw new Error(`recovery asks no ${asked}`);
  return into(slots, answer as never);
}

/** Another account is meant: what was said of the first one does not count. */
export function another({ goal, contactLost }: RecoverySlots): RecoverySlots {
  return { goal, ...(contactLost ? { contactLost } : {}), askedBefore: true };
}

/** Another one of those that are proven, or one to be named anew, which needs a proof of its own. */
export function otherAccount(slots: RecoverySlots): RecoverySlots {
  return choseOne(slots)
    ? without(slots, 'accountId', 'aux', 'claim', 'wish', 'identityClosed')
    : another(slots);
}

function choseOne({ accountId, proof }: RecoverySlots): boolean {
  return accountId !== undefined && proof !== undefined && proof.accountIds.length > 1;
}

/** One question back: forgets the newest answer that can be given anew without proving again. */
export function back(slots: RecoverySlots): RecoverySlots | 'proven' | undefined {
  const { identifier, way, claim, proof, wish, ...rest } = slots;
  if (proof) {
    if (wish) return without(slots, 'wish');
    return choseOne(slots) ? without(slots, 'accountId', 'aux', 'claim', 'identityClosed') : 'proven';
  }
  if (!identifier) return undefined;
  if (way) {
    const wayAfter = claim && way !== 'real-name' ? 'real-name' : 'other-way';
    return { ...rest, identifier, ...(claim ? { claim } : {}), wayAfter };
  }
  return claim ? { ...rest, identifier, wayAfter: 'other-way' } : another(slots);
}
