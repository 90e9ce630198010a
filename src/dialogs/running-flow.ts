import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { CaseFacts } from '../domain/case-facts.ts';
import type { Situation } from '../understanding/labels.ts';
import type { Ended } from './closing.ts';
import { Flow, type FlowValues, type Given } from './flow.ts';
import { turnOf } from './turn.ts';
import type { WaterfallState } from './waterfall.ts';

/** A flow under way, as seen from outside. */
export interface RunningFlow {
  flow: Flow<object>;
  values: FlowValues<object>;
  /** Another flow waits underneath and goes on when this one ends. */
  nested: boolean;
}

/** Enough to see what went wrong; a packet is read by a person. */
const TRIED_KEPT = 30;

/** The topmost flow; undefined at the menu. */
export function runningFlow(dc: DialogContext): RunningFlow | undefined {
  let top: RunningFlow | undefined;
  for (let at = dc.stack.length - 1; at >= 0; at -= 1) {
    const instance = dc.stack[at];
    const flow = instance && dc.findDialog(instance.id);
    if (!instance || !(flow instanceof Flow)) continue;
    if (top) return { ...top, nested: true };
    const { values } = instance.state as WaterfallState<object, FlowValues<object>>;
    top = { flow, values, nested: false };
  }
  return top;
}

/** The flow that serves a situation; there is one for each. */
export function flowFor({ dialogs }: Pick<DialogContext, 'dialogs'>, situation: Situation): Flow<object> {
  for (const dialog of dialogs.getDialogs())
    if (dialog instanceof Flow && dialog.rules.serves.includes(situation)) return dialog;
  throw new Error(`no flow serves ${situation}`);
}

/** Drops what waits on top of a flow and runs it from the first step with these slots. */
export async function rewindFlow(dc: DialogContext, running: RunningFlow, slots: object): Promise<void> {
  dropAbove(dc, running);
  await running.flow.rewind(dc, slots);
}

/** Gives up the topmost flow and begins another in its place. */
export async function replaceFlow(
  dc: DialogContext,
  running: RunningFlow,
  id: string,
  slots: object,
): Promise<void> {
  dropAbove(dc, running);
  await dc.replaceDialog(id, slots);
}

/** Drops the topmost flow; what waits underneath is due again. */
export function dropFlow(dc: DialogContext, running: RunningFlow): void {
  dropAbove(dc, running);
  dc.stack.pop();
}

function dropAbove(dc: DialogContext, { values }: RunningFlow): void {
  while (dc.activeDialog && (dc.activeDialog.state as WaterfallState).values !== values) dc.stack.pop();
}

/** The last step of a flow: what it ended with, and the case as it stands, go to whoever began it. */
export function endFlow(dc: DialogContext, ended?: Ended): Promise<DialogTurnResult> {
  const packet = packetOf(dc);
  return dc.endDialog(ended && { ...ended, ...(packet ? { packet } : {}) });
}

/** Over into the flow of another situation, with what is known and the case packet. */
export function handOver(dc: DialogContext, situation: Situation): Promise<DialogTurnResult> {
  const flow = flowFor(dc, situation);
  return dc.replaceDialog(flow.id, flow.rules.start(situation, givenBy(dc)));
}

/** What the flow under way can hand on, its case packet with it. */
export function givenBy(dc: DialogContext): Given {
  const running = runningFlow(dc);
  const packet = packetOf(dc);
  return { ...running?.flow.rules.given(running.values.slots), ...(packet ? { packet } : {}) };
}

/** The case so far, with what was tried in this very turn. */
export function packetOf(dc: DialogContext): CaseFacts | undefined {
  const running = runningFlow(dc);
  if (!running) return undefined;
  const { flow, values } = running;
  return { ...flow.rules.packet(values.slots), tried: [...values.tried, ...turnOf(dc.context).tried] };
}

/** Keeps what this turn tried with the flow it was tried in. */
export function keepTried(dc: DialogContext): void {
  const { tried } = turnOf(dc.context);
  const running = runningFlow(dc);
  if (running && tried.length > 0)
    running.values.tried = [...running.values.tried, ...tried].slice(-TRIED_KEPT);
}

/**
 * A person is wanted in the middle of something: that waits underneath meanwhile, and the person gets the case
 * as it stands. `false`: that is being done already.
 */
export async function callHuman(dc: DialogContext): Promise<boolean> {
  const human = flowFor(dc, 'human');
  if (runningFlow(dc)?.flow === human) return false;
  await dc.beginDialog(human.id, human.rules.start('human', givenBy(dc)));
  return true;
}
