import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { sayAsides, sayBeside } from './beside.ts';
import { callHuman } from './call-human.ts';
import { changeMind } from './change-of-mind.ts';
import { Dialog } from './sdk.ts';
import { type Turn, turnOf } from './turn.ts';

/** What a question keeps between turns; plain JSON. */
export interface QuestionState<Options> {
  options: Options;
  /** Times in a row the answer was not understood or not right. */
  misses: number;
}

/**
 * `stay`: the question has replied itself and goes on waiting. `took`: an answer, but the question is not done
 * with; `reply` says so. `human`: a person is wanted. `unclear`: no answer to it; unless it says something else
 * that is known, `otherwise` replies.
 */
export type Heard<Answer> =
  | { kind: 'answered'; value: Answer }
  | { kind: 'stay' }
  | { kind: 'took'; reply(): void }
  | { kind: 'human' }
  | { kind: 'unclear'; otherwise(): void };

export const STAY: { kind: 'stay' } = { kind: 'stay' };

export const HUMAN: { kind: 'human' } = { kind: 'human' };

export function answered<Answer>(value: Answer): { kind: 'answered'; value: Answer } {
  return { kind: 'answered', value };
}

export function took(reply: () => void): { kind: 'took'; reply(): void } {
  return { kind: 'took', reply };
}

export function unclear(otherwise: () => void): { kind: 'unclear'; otherwise(): void } {
  return { kind: 'unclear', otherwise };
}

export interface QuestionSpec<State, Answer> {
  /** Stable: live conversations hold it. */
  id: string;
  /** First asking. May do work, such as sending a code. */
  ask(turn: Turn, state: State): Promise<void>;
  /** Asking again after an interruption: words only. */
  remind(turn: Turn, state: State): void;
  hear(turn: Turn, state: State): Promise<Heard<Answer>>;
  /** Goes back inside the question and asks it again; `false` when there is nothing to go back from. */
  stepBack?(turn: Turn, state: State): boolean;
  /** What a secret typed here looks like, so that it is masked. */
  wants?: Wanted;
  /** What is asked beside an answer is left to it. */
  takesAll?: boolean;
}

export type Wanted = 'password' | 'code';

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
      const turn = turnOf(dc);
      const state = stateOf<State>(dc);
      const heard = await spec.hear(turn, state);
      const text = turn.said.kind === 'text' ? turn.said.text : '';
      const taken = heard.kind === 'answered' || heard.kind === 'took';
      if (taken && !spec.takesAll) await sayAsides(turn, text);
      if (heard.kind === 'answered') return dc.endDialog(heard.value);
      if (heard.kind === 'took') heard.reply();
      else if (heard.kind === 'human') {
        if (!(await callHuman(dc))) spec.remind(turn, state);
      } else if (heard.kind === 'unclear') {
        const mind = await changeMind(dc, text);
        if (mind === 'moved') return Dialog.EndOfTurn;
        if (mind === 'hinted' || sayBeside(turn, text) || (await sayAsides(turn, text)))
          spec.remind(turn, state);
        else heard.otherwise();
      }
      return Dialog.EndOfTurn;
    }

    /** Something begun on top of it has ended: the question is due again. */
    override async resumeDialog(dc: DialogContext): Promise<DialogTurnResult> {
      spec.remind(turnOf(dc), stateOf<State>(dc));
      return Dialog.EndOfTurn;
    }
  }

  const question = new Question(spec.id);
  PENDING.set(question, {
    remind: (turn, state) => spec.remind(turn, state as State),
    stepBack: (turn, state) => spec.stepBack?.(turn, state as State) ?? false,
    wants: spec.wants,
  });
  return question;
}

interface Pending {
  remind(turn: Turn, state: unknown): void;
  stepBack(turn: Turn, state: unknown): boolean;
  wants: Wanted | undefined;
}

/** botbuilder's own repromptDialog sees no DialogContext, hence no turn; so reminding goes this way. */
const PENDING = new WeakMap<Dialog, Pending>();

/** Asks the pending question again; `false` when none is pending. */
export function remindPending(dc: DialogContext): boolean {
  const found = pendingOf(dc);
  found?.pending.remind(turnOf(dc), found.state);
  return found !== undefined;
}

/** Goes back inside the pending question, where it has more than one step. */
export function stepBackInPending(dc: DialogContext): boolean {
  const found = pendingOf(dc);
  return found?.pending.stepBack(turnOf(dc), found.state) ?? false;
}

/** What the question that a conversation waits at wants to hear. */
export function wantedBy(question: Dialog | undefined): Wanted | undefined {
  return question && PENDING.get(question)?.wants;
}

function pendingOf(dc: DialogContext): { pending: Pending; state: unknown } | undefined {
  const active = dc.activeDialog;
  const dialog = active && dc.findDialog(active.id);
  const pending = dialog && PENDING.get(dialog);
  return pending && active ? { pending, state: active.state } : undefined;
}

function stateOf<State>(dc: DialogContext): State {
  const active = dc.activeDialog;
  if (!active) throw new Error('a question runs only as the active dialog');
  return active.state as State;
}
