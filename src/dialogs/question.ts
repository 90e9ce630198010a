import type { TurnContext } from 'botbuilder-core';
import type {
  DialogContext,
  DialogInstance,
  DialogTurnResult,
  PromptRecognizerResult,
} from 'botbuilder-dialogs';
import type { FlowStepContext } from './flow.ts';
import { callHuman } from './running-flow.ts';
import { Dialog, Prompt } from './sdk.ts';
import { type Turn, turnOf } from './turn.ts';

/** What a question keeps between turns; plain JSON. */
export interface QuestionState<Options> {
  options: Options;
  /** Times in a row the answer was not understood or not right. */
  misses: number;
}

/**
 * What a message is to the pending question. `stay`: it has replied itself and goes on waiting. `took`: an answer,
 * but the question is not done with; `reply` says so. `human`: a person is wanted. `unclear`: no answer to it;
 * unless it says something else that is known, it is a miss, and `retry` replies.
 */
export type Recognized<Answer> = PromptRecognizerResult<Answer> &
  (
    | { kind: 'answered'; value: Answer }
    | { kind: 'stay' }
    | { kind: 'took'; reply(): void }
    | { kind: 'human' }
    | { kind: 'unclear'; retry(): void }
  );

export const STAY = { kind: 'stay', succeeded: false } as const;

export const HUMAN = { kind: 'human', succeeded: false } as const;

export function answered<Answer>(value: Answer) {
  return { kind: 'answered' as const, succeeded: true, value };
}

export function took(reply: () => void) {
  return { kind: 'took' as const, succeeded: false, reply };
}

export function unclear(retry: () => void) {
  return { kind: 'unclear' as const, succeeded: false, retry };
}

/** What a secret typed here looks like, so that it is masked. */
export type Wanted = 'password' | 'code';

/**
 * A question that waits for its answer. Unlike the SDK's prompts it also hears what is no message (a form that was
 * handed in), says itself what was wrong with an answer, and keeps its memory beside its options.
 */
export abstract class Question<
  Options extends object,
  Answer,
  Memory extends object = object,
> extends Prompt<Answer> {
  /** `id` is stable: live conversations hold it. */
  constructor(id: string) {
    super(id);
  }

  readonly wants: Wanted | undefined = undefined;
  /** What is asked beside an answer is part of the answer. */
  readonly takesAll: boolean = false;

  /** First asking. May do work, such as sending a code; unless a question says otherwise, it is asking again. */
  protected override onPrompt(
    context: TurnContext,
    state: QuestionState<Options> & Partial<Memory>,
  ): Promise<void> {
    return this.repromptDialog(context, { id: this.id, state });
  }

  /** Asking again after something else was said: words only. */
  abstract override repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void>;

  /** What a text is to this question. */
  protected abstract onText(
    turn: Turn,
    state: QuestionState<Options> & Partial<Memory>,
    text: string,
  ): Promise<Recognized<Answer>>;

  /** Whatever is no text leaves it waiting; a question that hears more says so itself. */
  protected override async onRecognize(
    context: TurnContext,
    state: QuestionState<Options> & Partial<Memory>,
  ): Promise<Recognized<Answer>> {
    const turn = turnOf(context);
    return turn.said.kind === 'text' ? this.onText(turn, state, turn.said.text) : STAY;
  }

  /** The SDK's would read the message a second time beforehand, and reading one may count a try. */
  protected override async onPreBubbleEvent(): Promise<boolean> {
    return false;
  }

  /** Goes back inside the question and asks it again; `false` when there is nothing to go back from. */
  stepBack(_turn: Turn, _state: QuestionState<Options> & Partial<Memory>): boolean {
    return false;
  }

  override async beginDialog(dc: DialogContext, options: object): Promise<DialogTurnResult> {
    const state = stateOf(dc);
    Object.assign(state, { options, misses: 0 });
    await this.onPrompt(dc.context, state as QuestionState<Options> & Partial<Memory>);
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return this.settle(dc, await this.recognize(dc));
  }

  /** Reads the message as an answer, without acting on it yet. */
  recognize(dc: DialogContext): Promise<Recognized<Answer>> {
    return this.onRecognize(dc.context, stateOf(dc) as QuestionState<Options> & Partial<Memory>);
  }

  /** Acts on what was recognized: ends with the answer, or goes on waiting. */
  async settle(dc: DialogContext, recognized: Recognized<Answer>): Promise<DialogTurnResult> {
    switch (recognized.kind) {
      case 'answered':
        return dc.endDialog(recognized.value);
      case 'took':
        recognized.reply();
        break;
      case 'unclear':
        stateOf(dc).misses += 1;
        recognized.retry();
        break;
      case 'human':
        if (!(await callHuman(dc))) await dc.repromptDialog();
    }
    return Dialog.EndOfTurn;
  }
}

/** The question that a conversation waits at; undefined before the first. */
export function pendingQuestion(dc: DialogContext): Question<object, unknown> | undefined {
  const active = dc.activeDialog;
  const dialog = active && dc.findDialog(active.id);
  return dialog instanceof Question ? dialog : undefined;
}

/** Goes back inside the pending question, where it has more than one step. */
export function stepBackInPending(dc: DialogContext): boolean {
  const question = pendingQuestion(dc);
  return question?.stepBack(turnOf(dc.context), stateOf(dc)) ?? false;
}

function stateOf(dc: DialogContext): QuestionState<object> {
  const active = dc.activeDialog;
  if (!active) throw new Error('a question runs only as the active dialog');
  return active.state as QuestionState<object>;
}

/** `step.prompt`, with the options that this question declares; its answer goes to the flow's `take`. */
export function ask<Slots extends object, Options extends object>(
  step: FlowStepContext<Slots>,
  question: Question<Options, unknown>,
  options: Options,
): Promise<DialogTurnResult> {
  step.values.asked = question.id;
  return step.prompt(question.id, options);
}
