import type { DialogContext } from 'botbuilder-dialogs';
import { sayAppealNews } from '../dialogs/appeals/news.ts';
import { showAtMenu } from '../dialogs/menu.ts';
import { tellLockEnded } from '../dialogs/recovery/lock-ended.ts';
import { runningFlow } from '../dialogs/running-flow.ts';
import type { DialogServices, Said, Turn } from '../dialogs/turn.ts';
import type { Effect } from '../domain/effect.ts';
import type { DueDeadline } from '../domain/ports.ts';

/** What a due deadline brings to its conversation: what the turn hears. */
export async function bringDeadline(
  { forms, appeals }: DialogServices,
  { id, event }: DueDeadline,
  lastSeq: number,
): Promise<Said> {
  switch (event.name) {
    case 'form-done': {
      const form = await forms.get(event.formId);
      return form ? { kind: 'form-done', form } : { kind: 'nothing' };
    }
    case 'form-expired':
    case 'form-stuck': {
      const form = await forms.get(event.formId);
      const certain = event.name === 'form-expired' && event.certain;
      // One that was used or replaced in time has nothing to announce.
      const ended = certain || form?.status === (event.name === 'form-stuck' ? 'working' : 'open');
      return ended ? { kind: 'form-expired', formId: event.formId } : { kind: 'nothing' };
    }
    case 'idle':
      return { kind: 'idle', deadlineId: id };
    case 'lock-ended':
      return {
        kind: 'lock-ended',
        accountId: event.accountId,
        channel: event.channel,
        ...(event.messageSent ? { messageSent: true } : {}),
      };
    case 'appeal-news': {
      const appeal = await appeals.get(event.appealId);
      return appeal ? { kind: 'appeal-news', appeal } : { kind: 'nothing' };
    }
    case 'returned':
      return lastSeq === event.seq ? { kind: 'returned' } : { kind: 'nothing' };
    default:
      return { kind: 'nothing' };
  }
}

/** What is written with the turn, whatever it says. */
export function deadlineEffects({ id, event }: DueDeadline): Effect[] {
  const met: Effect = { do: 'meet-deadline', deadlineId: id };
  return event.name === 'form-stuck' ? [met, { do: 'abandon-form', formId: event.formId }] : [met];
}

/**
 * Says what a deadline gives to say beside the dialogs. In the middle of something its question is due again; at
 * the menu a number counts the buttons under what was said.
 */
export async function meetDeadline(turn: Turn, dc: DialogContext): Promise<void> {
  const { said } = turn;
  const atMenu = runningFlow(dc) === undefined;
  const shown = await sayWhatIsDue(turn, said, atMenu);
  if (!shown) return;
  if (atMenu) showAtMenu(dc, shown);
  else await dc.repromptDialog();
}

/** The buttons under it; undefined: nothing was said. */
async function sayWhatIsDue(turn: Turn, said: Said, atMenu: boolean) {
  if (said.kind === 'appeal-news') return sayAppealNews(turn, said.appeal, atMenu);
  return said.kind === 'lock-ended' ? tellLockEnded(turn, said, atMenu) : undefined;
}
