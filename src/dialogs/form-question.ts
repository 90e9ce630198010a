import type { TurnContext } from 'botbuilder-core';
import type { DialogContext, DialogInstance } from 'botbuilder-dialogs';
import type { FormPurpose, FormResult } from '../domain/secure-form.ts';
import { isChoice, matchChoice } from '../understanding/match-choice.ts';
import { type FormGrant, openForm } from './open-form.ts';
import {
  answered,
  HUMAN,
  Question,
  type QuestionState,
  type Recognized,
  STAY,
  unclear,
  type Wanted,
} from './question.ts';
import { choices, type Extras, type Said, type Turn, turnOf } from './turn.ts';

export interface FormQuestionSpec<Options> {
  purpose: FormPurpose;
  /** Its step id; what is said later has it with an ending. */
  step(options: Options): string;
  wants?: Wanted;
  progress?(options: Options): NonNullable<Extras['progress']>;
  words(
    turn: Turn,
    options: Options,
  ): { intro: string; again: string; expired?: string; card: Omit<NonNullable<Extras['card']>, 'url'> };
  grant(options: Options): FormGrant | undefined;
  /** Words for somebody who says that the form cannot be filled in now. */
  later?(turn: Turn, text: string, options: Options): string | undefined;
}

interface Memory {
  formId: string;
  /** Opened before it. One may have been handed in just as the citizen asked for another. */
  formerIds: string[];
  url: string;
  expired: boolean;
  /** A fresh card stands alone: a second way to open it would only make one wonder which. */
  fresh: boolean;
}

/** One at a time is handed in, within a moment. */
const FORMER_KEPT = 3;

type State<Options> = QuestionState<Options> & Partial<Memory>;

/** Waits for a secure form: opens it, points back to it, opens a new one when it ran out. */
export class FormQuestion<Options extends object, Result extends FormResult> extends Question<
  Options,
  Result,
  Memory
> {
  override readonly wants: Wanted | undefined;
  readonly #spec: FormQuestionSpec<Options>;

  constructor(id: string, spec: FormQuestionSpec<Options>) {
    super(id);
    this.#spec = spec;
    this.wants = spec.wants;
  }

  protected override async onPrompt(context: TurnContext, state: State<Options>): Promise<void> {
    const turn = turnOf(context);
    this.#open(turn, state, this.#spec.words(turn, state.options).intro);
  }

  override async repromptDialog(context: TurnContext, { state }: DialogInstance): Promise<void> {
    this.#remind(turnOf(context), state as State<Options>);
  }

  protected override async onRecognize(
    context: TurnContext,
    state: State<Options>,
  ): Promise<Recognized<Result>> {
    const turn = turnOf(context);
    const { said } = turn;
    if (said.kind === 'form-done' && hasOpened(state, said.form.id) && said.form.result) {
      if (said.form.id !== state.formId) turn.will({ do: 'void-forms', conversationId: turn.conversationId });
      return answered(said.form.result as Result);
    }
    if (said.kind === 'form-expired' && said.formId === state.formId) {
      state.expired = true;
      this.#sayExpired(turn, state);
    }
    return super.onRecognize(context, state);
  }

  protected override async onText(
    turn: Turn,
    state: State<Options>,
    text: string,
  ): Promise<Recognized<Result>> {
    const chosen = matchChoice(text, offered(state));
    if (chosen === 'reopenForm' || isChoice(text, 'reopenForm')) {
      turn.will({ do: 'void-forms', conversationId: turn.conversationId });
      this.#open(turn, state, this.#spec.words(turn, state.options).again);
      return STAY;
    }
    if (chosen === 'human') return HUMAN;
    const later = this.#spec.later?.(turn, text, state.options);
    if (later === undefined) return unclear(() => this.#remind(turn, state));
    this.#present(turn, state, this.#again(state), later);
    return STAY;
  }

  #open(turn: Turn, state: State<Options>, text: string): void {
    const { purpose, grant, step } = this.#spec;
    if (state.formId) state.formerIds = [...(state.formerIds ?? []), state.formId].slice(-FORMER_KEPT);
    Object.assign(state, openForm(turn, purpose, grant(state.options)), { expired: false });
    this.#present(turn, state, step(state.options), text);
  }

  #remind(turn: Turn, state: State<Options>): void {
    if (state.expired) this.#sayExpired(turn, state);
    else this.#present(turn, state, this.#again(state), this.#spec.words(turn, state.options).again);
  }

  #again({ options }: State<Options>): string {
    return `${this.#spec.step(options)}-again`;
  }

  #present(turn: Turn, state: State<Options>, step: string, text: string): void {
    const { card } = this.#spec.words(turn, state.options);
    state.fresh = step === this.#spec.step(state.options);
    turn.say(step, text, {
      ...this.#progress(state),
      card: { ...card, url: state.url ?? '' },
      choices: choices(turn, ...offered(state)),
    });
  }

  #sayExpired(turn: Turn, state: State<Options>): void {
    const { step, words } = this.#spec;
    const { choices: titles, forgotPassword } = turn.copy;
    const { expired = forgotPassword.formExpired(titles.reopenForm.title) } = words(turn, state.options);
    state.fresh = false;
    turn.say(`${step(state.options)}-expired`, expired, {
      ...this.#progress(state),
      choices: choices(turn, ...offered(state)),
    });
  }

  #progress({ options }: State<Options>): Pick<Extras, 'progress'> {
    const progress = this.#spec.progress?.(options);
    return progress ? { progress } : {};
  }
}

/** The buttons shown. */
function offered({ fresh }: Partial<Memory>): ('reopenForm' | 'human')[] {
  return fresh ? [] : ['reopenForm', 'human'];
}

function hasOpened({ formId, formerIds = [] }: Partial<Memory>, id: string): boolean {
  return formId === id || formerIds.includes(id);
}

type FormEnd = Extract<Said, { kind: 'form-done' | 'form-expired' }>;

/**
 * A page's end is for the question that opened it, also where a person is being written to on top of that: whoever
 * hands the page in goes on there, and has left the message; that it ran out is told when they come back to it.
 */
export async function meetFormEnd(turn: Turn, dc: DialogContext, said: FormEnd): Promise<void> {
  const formId = said.kind === 'form-done' ? said.form.id : said.formId;
  const at = dc.stack.findLastIndex(({ state }) => hasOpened(state, formId));
  const waiting = dc.stack[at];
  if (waiting && waiting !== dc.activeDialog) {
    if (said.kind === 'form-expired') {
      if (waiting.state.formId === formId) waiting.state.expired = true;
      return;
    }
    dc.stack.length = at + 1;
    turn.say('human.left', turn.copy.human.left);
  }
  await dc.continueDialog();
}
