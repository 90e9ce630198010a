import type { DialogContext } from 'botbuilder-dialogs';
import { dropFlow, type Running, runFrom, runningFlow } from '../dialogs/flow.ts';
import { MAIN, type MainOptions } from '../dialogs/main.ts';
import { remindPending, stepBackInPending } from '../dialogs/question.ts';
import { choices, type Turn } from '../dialogs/turn.ts';
import type { Effect } from '../domain/effect.ts';

/** `done`: the turn is answered. `go-on`: something was said, the dialogs hear the message too. */
export type Verdict = 'done' | 'go-on';

export const CONFIRM = ['confirmCancel', 'keepGoing'] as const;

export async function cancel(turn: Turn, dc: DialogContext): Promise<Verdict> {
  const running = runningFlow(dc);
  const { cancelled, nothingToCancel } = turn.copy.interruption;
  if (running?.flow.wouldLose(running.state.slots) && !running.state.confirming) {
    running.state.confirming = true;
    turn.say('interruption.confirm-cancel', turn.copy.flow.confirmCancel, {
      choices: choices(turn, ...CONFIRM),
    });
    return 'done';
  }
  turn.say('interruption.cancelled', running ? cancelled : nothingToCancel);
  sayWhatIsKept(turn, running);
  if (!running?.nested) return startOver(turn, dc);
  dropFlow(dc, running);
  remindPending(dc);
  return 'done';
}

/** A draft can be gone on with only by whoever knows its code. */
export function sayWhatIsKept(turn: Turn, running: Running | undefined): void {
  const words = running?.flow.leaves?.(turn, running.state.slots);
  if (words) turn.say('interruption.kept', words);
}

export async function goBack(turn: Turn, dc: DialogContext): Promise<Verdict> {
  const running = runningFlow(dc);
  if (!running) {
    turn.say('interruption.nothing-back', turn.copy.interruption.nothingBack);
    remindPending(dc);
    return 'done';
  }
  if (stepBackInPending(dc)) return 'done';
  const { flow, state } = running;
  const earlier = flow.back(state.slots, state.asked);
  if (typeof earlier === 'object') {
    turn.will(voidForms(turn));
    await runFrom(dc, running, earlier);
  } else if (earlier === 'proven') {
    turn.say('interruption.already-proven', turn.copy.interruption.alreadyProven);
    remindPending(dc);
  } else if (running.nested) {
    dropFlow(dc, running);
    remindPending(dc);
  } else {
    return startOver(turn, dc);
  }
  return 'done';
}

/** 「继续」: where it stopped, with everything asked for anew that has run out meanwhile. */
export async function resume(
  turn: Turn,
  dc: DialogContext,
  { closed }: { closed?: boolean },
): Promise<Verdict> {
  const running = runningFlow(dc);
  turn.say('interruption.resumed', running ? turn.copy.flow.resumed : turn.copy.flow.nothingToResume);
  if (running && closed) return askAnew(turn, dc, running);
  remindPending(dc);
  return 'done';
}

export async function askAnew(turn: Turn, dc: DialogContext, running: Running): Promise<Verdict> {
  turn.will(voidForms(turn));
  await runFrom(dc, running, running.state.slots);
  return 'done';
}

export async function startOver(turn: Turn, dc: DialogContext): Promise<Verdict> {
  turn.will(voidForms(turn));
  await dc.cancelAllDialogs();
  const options: MainOptions = { opening: 'anything-else' };
  await dc.beginDialog(MAIN, options);
  return 'done';
}

/** Codes stay: the one just sent may still be typed after a step back; sending a new one voids it. */
function voidForms({ conversationId }: Turn): Effect {
  return { do: 'void-forms', conversationId };
}
