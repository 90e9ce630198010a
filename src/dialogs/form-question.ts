import type { Dialog } from 'botbuilder-dialogs';
import type { FormPurpose, FormResult } from '../domain/secure-form.ts';
import { isChoice, matchChoice } from '../understanding/match-choice.ts';
import { type FormGrant, openForm } from './open-form.ts';
import {
  answered,
  createQuestion,
  type Heard,
  HUMAN,
  type QuestionState,
  STAY,
  unclear,
  type Wanted,
} from './question.ts';
import { choices, type Extras, type Turn } from './turn.ts';

export interface FormQuestionSpec<Options> {
  id: string;
  purpose: FormPurpose;
  /** Its step id; what is said later has it with an ending. */
  step: string | ((options: Options) => string);
  wants?: Wanted;
  progress?: Progress | ((options: Options) => Progress);
  words(
    turn: Turn,
    options: Options,
  ): { intro: string; again: string; expired?: string; card: Omit<Card, 'url'> };
  grant(options: Options): FormGrant | undefined;
  /** Words for somebody who says that the form cannot be filled in now. */
  later?(turn: Turn, text: string, options: Options): string | undefined;
}

type Card = NonNullable<Extras['card']>;
type Progress = NonNullable<Extras['progress']>;

interface Memory {
  formId: string;
  url: string;
  expired: boolean;
  /** A fresh card stands alone: a second way to open it would only make one wonder which. */
  fresh: boolean;
}

/** Waits for a secure form: opens it, points back to it, opens a new one when it ran out. */
export function createFormQuestion<Options extends object, Result extends FormResult>(
  spec: FormQuestionSpec<Options>,
): Dialog<Options> {
  type State = QuestionState<Options> & Partial<Memory>;

  const show = (turn: Turn, state: State, text: string, step = stepOf(spec, state)) => {
    Object.assign(state, openForm(turn, spec.purpose, spec.grant(state.options)), { expired: false });
    present(turn, state, step, text);
  };
  const present = (turn: Turn, state: State, step: string, text: string) => {
    const { card } = spec.words(turn, state.options);
    state.fresh = step === stepOf(spec, state);
    turn.say(step, text, {
      ...progressOf(spec, state),
      card: { ...card, url: state.url ?? '' },
      choices: choices(turn, ...offered(state)),
    });
  };
  const remind = (turn: Turn, state: State) => {
    if (state.expired) sayExpired(turn, spec, state);
    else present(turn, state, `${stepOf(spec, state)}-again`, spec.words(turn, state.options).again);
  };
  const hearText = (turn: Turn, state: State, text: string): Heard<Result> => {
    const chosen = matchChoice(text, offered(state));
    if (chosen === 'reopenForm' || isChoice(text, 'reopenForm')) {
      turn.will({ do: 'void-forms', conversationId: turn.conversationId });
      show(turn, state, spec.words(turn, state.options).again);
      return STAY;
    }
    if (chosen === 'human') return HUMAN;
    const later = spec.later?.(turn, text, state.options);
    if (later === undefined) return unclear(() => remind(turn, state));
    present(turn, state, `${stepOf(spec, state)}-again`, later);
    return STAY;
  };

  return createQuestion<Options, Result, Memory>({
    id: spec.id,
    ...(spec.wants ? { wants: spec.wants } : {}),
    async ask(turn, state) {
      show(turn, state, spec.words(turn, state.options).intro);
    },
    remind,
    async hear(turn, state) {
      const { said } = turn;
      if (said.kind === 'form-done' && said.form.id === state.formId && said.form.result)
        return answered(said.form.result as Result);
      if (said.kind === 'form-expired') {
        if (said.formId !== state.formId) return STAY;
        state.expired = true;
        sayExpired(turn, spec, state);
        return STAY;
      }
      return said.kind === 'text' ? hearText(turn, state, said.text) : STAY;
    },
  });
}

/** The buttons shown. */
function offered({ fresh }: Partial<Memory>): ('reopenForm' | 'human')[] {
  return fresh ? [] : ['reopenForm', 'human'];
}

function stepOf<Options>({ step }: FormQuestionSpec<Options>, { options }: { options: Options }): string {
  return typeof step === 'string' ? step : step(options);
}

function sayExpired<Options>(
  turn: Turn,
  spec: FormQuestionSpec<Options>,
  state: QuestionState<Options> & Partial<Memory>,
): void {
  const words = spec.words(turn, state.options);
  state.fresh = false;
  turn.say(`${stepOf(spec, state)}-expired`, words.expired ?? turn.copy.forgotPassword.formExpired, {
    ...progressOf(spec, state),
    choices: choices(turn, ...offered(state)),
  });
}

function progressOf<Options>(
  { progress }: FormQuestionSpec<Options>,
  { options }: { options: Options },
): { progress?: Progress } {
  if (!progress) return {};
  return { progress: typeof progress === 'function' ? progress(options) : progress };
}
