import type { DialogContext } from 'botbuilder-dialogs';
import { flowFor, packetOf, runningFlow } from './flow.ts';

/**
 * A person is wanted in the middle of something: that waits underneath meanwhile, and the person gets the case
 * as it stands. `false`: that is being done already.
 */
export async function callHuman(dc: DialogContext): Promise<boolean> {
  const human = flowFor(dc, 'human');
  const running = runningFlow(dc);
  if (running?.flow === human) return false;
  const packet = packetOf(dc);
  const given = running?.flow.given(running.state.slots);
  await dc.beginDialog(human.id, human.start('human', { ...given, ...(packet ? { packet } : {}) }));
  return true;
}
