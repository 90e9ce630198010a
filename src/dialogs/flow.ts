import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { CaseFacts, Tried } from '../domain/case-facts.ts';
import type { Identifier } from '../domain/identify.ts';
import type { Situation } from '../understanding/labels.ts';
import type { Ended } from './closing.ts';
import { Dialog } from './sdk.ts';
import { type Turn, turnOf } from './turn.ts';

/** What one flow hands to another, so that nothing is asked twice. */
export interface Given {
  identifier?: Identifier;
  packet?: CaseFacts;
  /** The sentence that led here, where it may tell more. */
  said?: string;
}

/** What a flow does next. */
export type Next =
  /** The id of a dialog of the set; its answer goes to `take`. */
  | { kind: 'ask'; question: string; options: object }
  | { kind: 'end'; ended?: Ended }
  /** Goes over into another flow. */
  | { kind: 'go'; flow: string; options: object }
  /** The same by situation; the case packet goes with it. */
  | { kind: 'hand-over'; situation: Situation };

export function ask<Options extends object>(question: string, options: Options): Next {
  return { kind: 'ask', question, options };
}

/**
 * A road through the chat: questions in an order that follows from what is known. Everything true of every
 * flow (going back, cancelling, changing one's mind, coming back later, the case packet) is done from outside
 * through this, so nothing there names a flow. Slots are plain JSON; all but `next` is pure.
 */
export interface Flow<Slots extends object> {
  /** Stable: live conversations hold it. */
  id: string;
  /** Situations that lead here, from the menu or in mid-flow. */
  serves: readonly Situation[];
  /** Which situation it is in, as in its step ids. */
  situation(slots: Slots): string;
  /** Slots to begin with; with `slots` it is under way and another of its situations is meant: answers are kept. */
  start(situation: Situation, given: Given, slots?: Slots): Slots;
  /** Decides what comes next. May do work and leave what it found in the slots. */
  next(turn: Turn, slots: Slots): Promise<Next>;
  /** The slots with the answer to the question `asked`. */
  take(slots: Slots, asked: string, answer: unknown): Slots;
  /** The slots one question earlier; `proven`: there is no going back behind a proof; undefined: at the first. */
  back(slots: Slots, asked: string): Slots | 'proven' | undefined;
  /** Whether cancelling loses something that is work to do again, so that it is asked about first. */
  wouldLose(slots: Slots): boolean;
  /** What whoever stops here has to know to go on another day. */
  leaves?(turn: Turn, slots: Slots): string | undefined;
  given(slots: Slots): Given;
  packet(slots: Slots): Omit<CaseFacts, 'tried'>;
  /** What may be said to any of its questions instead of an answer: the slots it leads to. */
  hears?(text: string, slots: Slots, now: number): Slots | undefined;
  /** Words about another situation are told to it, and are no change of mind. */
  listens?: boolean;
  /** After a long pause: whether what was proven still holds. If not, `next` says so and asks for it again. */
  holds?(turn: Turn, slots: Slots): Promise<boolean>;
}

interface FlowState {
  slots: object;
  /** Id of the question that waits. */
  asked: string;
  tried: Tried[];
  /** 「取消」 was said and waits for a yes. */
  confirming?: boolean;
}

/** Enough to see what went wrong; a packet is read by a person. */
const TRIED_KEPT = 30;

const FLOWS = new WeakMap<Dialog, Flow<object>>();

/** The dialog of a flow: asks what is next, begins that question, takes its answer, and round again. */
export function createFlow<Slots extends object>(flow: Flow<Slots>): Dialog<Slots> {
  class FlowDialog extends Dialog<Slots> {
    override async beginDialog(dc: DialogContext, slots?: Slots): Promise<DialogTurnResult> {
      const begun: FlowState = { slots: { ...slots }, asked: '', tried: [] };
      Object.assign(stateOf(dc), begun);
      return goOn(dc);
    }

    /** Only when nothing is on top of it: its slots were changed from outside. */
    override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
      return goOn(dc);
    }

    override async resumeDialog(dc: DialogContext, _why: unknown, answer?: unknown) {
      const state = stateOf(dc);
      delete state.confirming;
      state.slots = flow.take(state.slots as Slots, state.asked, answer);
      return goOn(dc);
    }
  }

  async function goOn(dc: DialogContext): Promise<DialogTurnResult> {
    const state = stateOf(dc);
    const turn = turnOf(dc);
    const next = await flow.next(turn, state.slots as Slots);
    switch (next.kind) {
      case 'ask':
        state.asked = next.question;
        return dc.beginDialog(next.question, next.options);
      case 'end': {
        const packet = packetOf(dc);
        return dc.endDialog(next.ended && { ...next.ended, ...(packet ? { packet } : {}) });
      }
      case 'go':
        return dc.replaceDialog(next.flow, next.options);
      case 'hand-over': {
        const other = flowFor(dc, next.situation);
        const packet = packetOf(dc);
        const given = { ...flow.given(state.slots as Slots), ...(packet ? { packet } : {}) };
        return dc.replaceDialog(other.id, other.start(next.situation, given));
      }
    }
  }

  const dialog = new FlowDialog(flow.id);
  FLOWS.set(dialog, flow);
  return dialog;
}

function stateOf(dc: DialogContext): FlowState {
  const active = dc.activeDialog;
  if (!active) throw new Error('a flow runs only as the active dialog');
  return active.state as FlowState;
}

/** A flow under way, as interruptions see it. */
export interface Running {
  flow: Flow<object>;
  state: FlowState;
  /** Another flow waits underneath and goes on when this one ends. */
  nested: boolean;
}

/** The topmost flow; undefined at the menu. */
export function runningFlow(dc: DialogContext): Running | undefined {
  let top: Running | undefined;
  for (let at = dc.stack.length - 1; at >= 0; at -= 1) {
    const instance = dc.stack[at];
    const flow = instance && flowOf(dc, instance.id);
    if (!flow) continue;
    if (top) return { ...top, nested: true };
    top = { flow, state: instance.state as FlowState, nested: false };
  }
  return top;
}

/** The flow that serves a situation; there is one for each. */
export function flowFor({ dialogs }: Pick<DialogContext, 'dialogs'>, situation: Situation): Flow<object> {
  for (const dialog of dialogs.getDialogs()) {
    const flow = FLOWS.get(dialog);
    if (flow?.serves.includes(situation)) return flow;
  }
  throw new Error(`no flow serves ${situation}`);
}

/** Drops what waits on top of a flow and lets it decide anew from these slots. */
export async function runFrom(dc: DialogContext, { state }: Running, slots: object): Promise<void> {
  while (dc.activeDialog && dc.activeDialog.state !== state) dc.stack.pop();
  state.slots = slots;
  await dc.continueDialog();
}

/** Gives up the topmost flow and begins another in its place. */
export async function replaceFlow(
  dc: DialogContext,
  { state }: Running,
  id: string,
  slots: object,
): Promise<void> {
  while (dc.activeDialog && dc.activeDialog.state !== state) dc.stack.pop();
  await dc.replaceDialog(id, slots);
}

/** Drops the topmost flow; what waits underneath is due again. */
export function dropFlow(dc: DialogContext, { state }: Running): void {
  while (dc.activeDialog && dc.activeDialog.state !== state) dc.stack.pop();
  dc.stack.pop();
}

/** The case so far, with what was tried in this very turn. */
export function packetOf(dc: DialogContext): CaseFacts | undefined {
  const running = runningFlow(dc);
  if (!running) return undefined;
  const { flow, state } = running;
  return { ...flow.packet(state.slots), tried: [...state.tried, ...turnOf(dc).tried] };
}

/** Keeps what this turn tried with the flow it was tried in. */
export function keepTried(dc: DialogContext): void {
  const { tried } = turnOf(dc);
  const running = runningFlow(dc);
  if (running && tried.length > 0)
    running.state.tried = [...running.state.tried, ...tried].slice(-TRIED_KEPT);
}

function flowOf(dc: DialogContext, id: string): Flow<object> | undefined {
  const dialog = dc.findDialog(id);
  return dialog && FLOWS.get(dialog);
}

/** A copy of the slots without these. */
export function without<Slots extends object>(slots: Slots, ...names: (keyof Slots)[]): Slots {
  const kept = { ...slots };
  for (const name of names) delete kept[name];
  return kept;
}
