import type {
  DialogContext,
  DialogTurnResult,
  WaterfallStep,
  WaterfallStepContext,
} from 'botbuilder-dialogs';
import type { CaseFacts, Tried } from '../domain/case-facts.ts';
import type { Identifier } from '../domain/identify.ts';
import type { Situation } from '../understanding/labels.ts';
import { DialogReason } from './sdk.ts';
import { type Turn, turnOf } from './turn.ts';
import { LeanWaterfall, stateOf, type WaterfallState } from './waterfall.ts';

/** What one flow hands to another, so that nothing is asked twice. */
export interface Given {
  identifier?: Identifier;
  packet?: CaseFacts;
  /** The sentence that led here, where it may tell more. */
  said?: string;
}

/**
 * What is true of a flow besides its steps. Everything that can happen to any flow (going back, cancelling,
 * changing one's mind, coming back later, the case packet) is done from outside through these, so nothing there
 * names a flow. Slots are plain JSON and never changed in place; all but `holds` is pure.
 */
export interface FlowRules<Slots extends object> {
  /** Situations that lead here, from the menu or in mid-flow. */
  serves: readonly Situation[];
  /** Which situation it is in, as in its step ids. */
  situation(slots: Slots): string;
  /** Slots to begin with; with `slots` it is under way and another of its situations is meant: answers are kept. */
  start(situation: Situation, given: Given, slots?: Slots): Slots;
  /** The slots with the answer to the question of this id. */
  take(slots: Slots, asked: string, answer: unknown): Slots;
  /** The slots one question earlier; `proven`: there is no going back behind a proof; undefined: at the first. */
  back(slots: Slots, asked: string): Slots | 'proven' | undefined;
  /** Whether cancelling loses something that is work to do again, so that it is asked about first. */
  wouldLose(slots: Slots): boolean;
  /** What whoever stops here has to know to go on another day. */
  keptForLater?(turn: Turn, slots: Slots): string | undefined;
  given(slots: Slots): Given;
  packet(slots: Slots): Omit<CaseFacts, 'tried'>;
  /** What may be said to any of its questions instead of an answer: the slots that leads to. */
  instead?(text: string, slots: Slots, now: number): Slots | undefined;
  /** Words about another situation are told to it, and are no change of mind. */
  takesSituations?: boolean;
  /** After a long pause: whether what was proven still holds. If not, a step says so and asks for it again. */
  holds?(turn: Turn, slots: Slots): Promise<boolean>;
}

/** What a flow keeps between turns, as the waterfall's values. */
export interface FlowValues<Slots extends object> {
  slots: Slots;
  /** Id of the question that waits. */
  asked: string;
  tried: Tried[];
  /** 「取消」 was said and waits for a yes. */
  confirming?: boolean;
}

/** A step asks a question, or does something and goes on with other slots, or calls `next()`. Never two of these. */
export type FlowStep<Slots extends object> = (step: FlowStepContext<Slots>) => Promise<DialogTurnResult>;

export interface FlowStepContext<Slots extends object> extends WaterfallStepContext<Slots> {
  readonly values: FlowValues<Slots>;
}

/**
 * A road through the chat: a waterfall whose steps stand in the order in which a citizen walks them. A step whose
 * slot is filled calls `next()`, so nothing that is known is asked. Whatever changes the slots (an answer, an act,
 * going back, a change of mind) has the steps run from the first one, because an answer can make an earlier
 * question due again: another account, another way.
 */
export class Flow<Slots extends object> extends LeanWaterfall<Slots> {
  readonly rules: FlowRules<Slots>;

  constructor(id: string, walk: FlowStep<Slots>[], rules: FlowRules<Slots>) {
    // The SDK types a step's values as any object; those of a flow are always FlowValues.
    super(id, walk as unknown as WaterfallStep<Slots>[]);
    this.rules = rules;
  }

  override beginDialog(dc: DialogContext, slots: Slots): Promise<DialogTurnResult> {
    const values: FlowValues<Slots> = { slots, asked: '', tried: [] };
    // What the flow began with is in its slots; kept as options too, it would be stored twice.
    return this.start(dc, {} as Slots, values);
  }

  override resumeDialog(
    dc: DialogContext,
    reason: DialogReason,
    answer?: unknown,
  ): Promise<DialogTurnResult> {
    const { values, stepIndex } = stateOf(dc) as WaterfallState<Slots, FlowValues<Slots>>;
    if (reason === DialogReason.nextCalled) return this.runStep(dc, stepIndex + 1, reason, answer);
    delete values.confirming;
    return this.rewind(dc, this.rules.take(values.slots, values.asked, answer));
  }

  /** With nothing on top of it: from the first step with these slots. */
  rewind(dc: DialogContext, slots: Slots): Promise<DialogTurnResult> {
    const state = stateOf(dc) as WaterfallState<Slots, FlowValues<Slots>>;
    state.values.slots = slots;
    return this.runStep(dc, 0, DialogReason.nextCalled);
  }
}

/** After an act: the steps run again, from the first, with what it has changed. */
export function goOnWith<Slots extends object>(
  step: FlowStepContext<Slots>,
  slots: Slots,
): Promise<DialogTurnResult> {
  const active = step.activeDialog;
  const flow = active && step.findDialog(active.id);
  if (!(flow instanceof Flow)) throw new Error('only a flow goes on with other slots');
  return flow.rewind(step, slots);
}

/** The slots and the turn of a step. */
export function seen<Slots extends object>(step: FlowStepContext<Slots>): { turn: Turn; slots: Slots } {
  return { turn: turnOf(step.context), slots: step.values.slots };
}

/** A copy of the slots without these. */
export function without<Slots extends object>(slots: Slots, ...names: (keyof Slots)[]): Slots {
  const kept = { ...slots };
  for (const name of names) delete kept[name];
  return kept;
}
