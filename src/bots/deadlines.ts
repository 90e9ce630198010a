import type { DialogContext } from 'botbuilder-dialogs';
import { sayAppealNews } from '../dialogs/appeals/news.ts';
import { runningFlow } from '../dialogs/flow.ts';
import { remindPending } from '../dialogs/question.ts';
import { tellLockEnded } from '../dialogs/recovery/lock-ended.ts';
import type { DialogServices, Said, Turn } from '../dialogs/turn.ts';
import type { Effect } from '../domain/effect.ts';
import type { DueDeadline } from '../domain/ports.ts';

/** What a due deadline brings to its conversation: what the turn hears. */
export async function hearDeadline(
  { forms, appeals }: DialogServices,
  { id, event }: DueDeadline,
): Promise<Said> {
  switch (event.name) {
    case 'form-done': {
      const form = await forms.get(event.formId);
      return form ? { kind: 'form-done', form } : { kind: 'nothing' };
    }
    case 'form-expired':
    case 'form-stuck': {
      const form = await forms.get(event.formId);
      // One that was used or replaced in time has nothing to announce.
      const ended = form?.status === (event.name === 'form-stuck' ? 'working' : 'open');
      return ended ? { kind: 'form-expired', formId: event.formId } : { kind: 'nothing' };
    }
    case 'idle':
      return { kind: 'idle', deadlineId: id };
    case 'lock-ended':
      return { kind: 'lock-ended', accountId: event.accountId, channel: event.channel };
    case 'appeal-news': {
      const appeal = await appeals.get(event.appealId);
      return appeal ? { kind: 'appeal-news', appeal } : { kind: 'nothing' };
    }
    default:
      return { kind: 'nothing' };
  }
}

/** What is written with the turn, whatever it says. */
export function deadlineEffects({ id, event }: DueDeadline): Effect[] {
  const met: Effect = { do: 'meet-deadline', deadlineId: id };
  return event.name === 'form-stuck' ? [met, { do: 'abandon-form', formId: event.formId }] : [met];
}

/** Says what a deadline gives to say beside the dialogs; in the middle of something, its question is due again. */
export async function meetDeadline(turn: Turn, dc: DialogContext): Promise<void> {
  const { said } = turn;
  const running = runningFlow(dc);
  if (said.kind === 'appeal-news') sayAppealNews(turn, said.appeal, running === undefined);
  else if (said.kind !== 'lock-ended' || !(await tellLockEnded(turn, said))) return;
  if (running) remindPending(dc);
}
