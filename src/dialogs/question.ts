import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { type Turn, turnOf } from './turn.ts';

/** What a question keeps between turns; plain JSON. */
export interface QuestionState<Options> {
  options: Options;
  /** Times in a row the answer was not understood or not right. */
  misses: number;
}

/** `stay`: the question has replied itself and goes on waiting. */
export type Heard<Answer> = { kind: 'answered'; value: Answer } | { kind: 'stay' };

export const STAY: { kind: 'stay' } = { kind: 'stay' };

export function answered<Answer>(value: Answer): { kind: 'answered'; value: Answer } {
  return { kind: 'answered', value };
}

export interface QuestionSpec<State, Answer> {
  /** Stable: live conversations hold it. */
  id: string;
  /** First asking. May do work, such as sending a code. */
  ask(turn: Turn, state: State): Promise<void>;
  /** Asking again after an interruption: words only. */
  remind(turn: Turn, state: State): void;
  hear(turn: Turn, state: State): Promise<Heard<Answer>>;
}

/** A question that waits for its answer: the smallest botbuilder dialog there is. */
export function createQuestion<Options extends object, Answer, Memory extends object = object>(
  spec: QuestionSpec<QuestionState<Options> & Partial<Memory>, Answer>,
): Dialog<Options> {
  type State = QuestionState<Options> & Partial<Memory>;

  class Question extends Dialog<Options> {
    override async beginDialog(dc: DialogContext, options?: Options): Promise<DialogTurnResult> {
      const state = stateOf<State>(dc);
      Object.assign(state, { options: options ?? {}, misses: 0 });
      await spec.ask(turnOf(dc), state);
      return Dialog.EndOfTurn;
    }

    override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
      const heard = await spec.hear(turnOf(dc), stateOf<State>(dc));
      return heard.kind === 'answered' ? dc.endDialog(heard.value) : Dialog.EndOfTurn;
    }
  }

  const question = new Question(spec.id);
  REMINDERS.set(question, (turn, state) => spec.remind(turn, state as State));
  return question;
}

/** botbuilder's own repromptDialog sees no DialogContext, hence no turn; so reminding goes this way. */
const REMINDERS = new WeakMap<Dialog, (turn: Turn, state: unknown) => void>();

/** Asks the pending question again; `false` when none is pending. */
export function remindPending(dc: DialogContext): boolean {
  const active = dc.activeDialog;
  const dialog = active && dc.findDialog(active.id);
  const remind = dialog && REMINDERS.get(dialog);
  if (!active || !remind) return false;
  remind(turnOf(dc), active.state);
  return true;
}

function stateOf<State>(dc: DialogContext): State {
  const active = dc.activeDialog;
  if (!active) throw new Error('a question runs only as the active dialog');
  return active.state as State;
}
