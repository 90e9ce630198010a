import type { DialogContext } from 'botbuilder-dialogs';
import { flowFor, packetOf, runningFlow } from './flow.ts';
import { sayNotYet } from './not-yet.ts';
import { turnOf } from './turn.ts';

/**
 * A person is wanted in the middle of something: that waits underneath meanwhile, and the person gets the case
 * as it stands. `false`: only words were said, and the pending question is due again.
 */
export async function callHuman(dc: DialogContext): Promise<boolean> {
  const human = flowFor(dc, 'human');
  const running = runningFlow(dc);
  if (!human || running?.flow === human) {
    sayNotYet(turnOf(dc), 'human');
    return false;
  }
  const packet = packetOf(dc);
  const given = running?.flow.given(running.state.slots);
  await dc.beginDialog(human.id, human.start('human', { ...given, ...(packet ? { packet } : {}) }));
  return true;
}
