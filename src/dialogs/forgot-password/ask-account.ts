import type { Identifier } from '../../domain/identify.ts';
import { openForm } from '../open-form.ts';
import { answered, createQuestion, type Heard, STAY } from '../question.ts';
import { choices, OFFER_HUMAN_AFTER, type Turn } from '../turn.ts';
import { findIdentifier } from '../understanding/find-identifier.ts';
import { matchChoice } from '../understanding/match-choice.ts';
import { PROGRESS } from './progress.ts';

export const ASK_ACCOUNT = 'ask-account';

interface Memory {
  formId: string;
}

/** Which account: everything but an identity number may be typed in the chat. */
export const askAccount = createQuestion<object, Identifier, Memory>({
  id: ASK_ACCOUNT,
  async ask(turn) {
    say(turn, 'ask-account', turn.copy.forgotPassword.askAccount);
  },
  remind(turn) {
    say(turn, 'ask-account', turn.copy.forgotPassword.askAccount);
  },
  async hear(turn, state): Promise<Heard<Identifier>> {
    const { said, copy } = turn;
    if (said.kind === 'form-done' && said.form.result?.purpose === 'id-number')
      return answered<Identifier>({ kind: 'id-number', value: said.form.result.idNumber });
    if (said.kind === 'form-expired') {
      if (said.formId === state.formId) say(turn, 'form-expired', copy.forgotPassword.formExpired);
      return STAY;
    }
    if (said.kind !== 'text') return STAY;
    if (matchChoice(said.text, ['byIdNumber', 'reopenForm'])) {
      state.formId = offerForm(turn);
      return STAY;
    }
    const found = findIdentifier(said.text, turn.now);
    if (found.kind === 'found') return answered(found.identifier);
    state.misses += 1;
    say(
      turn,
      'account-unclear',
      found.kind === 'problem'
        ? copy.forgotPassword.accountProblem[found.near](found.problem)
        : copy.forgotPassword.accountUnclear,
      state.misses,
    );
    return STAY;
  },
});

function say(turn: Turn, step: string, text: string, misses = 0): void {
  turn.say(`forgot-password.${step}`, text, {
    progress: PROGRESS.account,
    choices: misses >= OFFER_HUMAN_AFTER ? choices(turn, 'byIdNumber', 'human') : choices(turn, 'byIdNumber'),
  });
}

function offerForm(turn: Turn): string {
  const { idNumberForm, idNumberCard } = turn.copy.forgotPassword;
  turn.will({ do: 'void-forms', conversationId: turn.conversationId });
  const { formId, url } = openForm(turn, 'id-number');
  turn.say('forgot-password.id-number', idNumberForm, {
    progress: PROGRESS.account,
    card: { ...idNumberCard, url },
  });
  return formId;
}
