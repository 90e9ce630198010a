import type { DialogContext } from 'botbuilder-dialogs';
import { MAIN, type MainOptions } from '../dialogs/main.ts';
import { stepBackInPending } from '../dialogs/question.ts';
import { dropFlow, type RunningFlow, rewindFlow, runningFlow } from '../dialogs/running-flow.ts';
import { choices, type Turn } from '../dialogs/turn.ts';
import type { Effect } from '../domain/effect.ts';

export const CONFIRM = ['confirmCancel', 'keepGoing'] as const;

/** 「取消」, asked about first where something would be lost; said again, or confirmed, it is done. */
export async function cancel(turn: Turn, dc: DialogContext): Promise<void> {
  const running = runningFlow(dc);
  const { cancelled, nothingToCancel } = turn.copy.interruption;
  if (running?.flow.rules.wouldLose(running.values.slots) && !running.values.confirming) {
    running.values.confirming = true;
    turn.say('interruption.confirm-cancel', turn.copy.flow.confirmCancel, {
      choices: choices(turn, ...CONFIRM),
    });
    return;
  }
  turn.say('interruption.cancelled', running ? cancelled : nothingToCancel);
  sayWhatIsKept(turn, running);
  if (running?.nested) {
    dropFlow(dc, running);
    await dc.repromptDialog();
  } else await toMenu(turn, dc);
}

export async function restart(turn: Turn, dc: DialogContext): Promise<void> {
  turn.say('interruption.restarted', turn.copy.interruption.restarted);
  sayWhatIsKept(turn, runningFlow(dc));
  await toMenu(turn, dc);
}

/** A draft can be gone on with only by whoever knows its code. */
function sayWhatIsKept(turn: Turn, running: RunningFlow | undefined): void {
  const words = running?.flow.rules.keptForLater?.(turn, running.values.slots);
  if (words) turn.say('interruption.kept', words);
}

/** 「返回」: inside the question, then one question back, then to what waits underneath or to the menu. */
export async function goBack(turn: Turn, dc: DialogContext): Promise<void> {
  const running = runningFlow(dc);
  if (!running) {
    turn.say('interruption.nothing-back', turn.copy.interruption.nothingBack);
    await dc.repromptDialog();
    return;
  }
  if (stepBackInPending(dc)) return;
  const { flow, values } = running;
  const earlier = flow.rules.back(values.slots, values.asked);
  if (typeof earlier === 'object') {
    turn.will(voidForms(turn));
    await rewindFlow(dc, running, earlier);
  } else if (earlier === 'proven') {
    turn.say('interruption.already-proven', turn.copy.interruption.alreadyProven);
    await dc.repromptDialog();
  } else if (running.nested) {
    dropFlow(dc, running);
    await dc.repromptDialog();
  } else await toMenu(turn, dc);
}

/** 「继续」: where it stopped, with everything asked for anew that has run out meanwhile. */
export async function resume(turn: Turn, dc: DialogContext, closed: boolean): Promise<void> {
  const running = runningFlow(dc);
  turn.say('interruption.resumed', running ? turn.copy.flow.resumed : turn.copy.flow.nothingToResume);
  if (running && closed) await askAnew(turn, dc, running);
  else await dc.repromptDialog();
}

/** The flow runs from its first step with what it knows: what no longer holds is asked for again. */
export async function askAnew(turn: Turn, dc: DialogContext, running: RunningFlow): Promise<void> {
  turn.will(voidForms(turn));
  await rewindFlow(dc, running, running.values.slots);
}

async function toMenu(turn: Turn, dc: DialogContext): Promise<void> {
  turn.will(voidForms(turn));
  await dc.cancelAllDialogs();
  const options: MainOptions = { opening: 'anything-else' };
  await dc.beginDialog(MAIN, options);
}

/** Codes stay: the one just sent may still be typed after a step back; sending a new one voids it. */
function voidForms({ conversationId }: Turn): Effect {
  return { do: 'void-forms', conversationId };
}
