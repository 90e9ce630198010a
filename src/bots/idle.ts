import type { DialogContext } from 'botbuilder-dialogs';
import { runningFlow } from '../dialogs/running-flow.ts';
import type { Said, Turn } from '../dialogs/turn.ts';
import type { Attention } from '../domain/conversation.ts';

const MINUTE = 60_000;

/** What only a citizen can do; everything else happens by itself and is no sign of life. */
const SIGNS_OF_LIFE: ReadonlySet<Said['kind']> = new Set(['text', 'pictures', 'form-done']);

/** The citizen was heard, or not. After a reminder the wait begins anew, and not where the long one ends. */
export function noteSignOfLife({ said, now }: Turn, before: Attention | undefined): Attention {
  if (before && !SIGNS_OF_LIFE.has(said.kind)) return before;
  const watched = before?.remindedAt === undefined ? before?.watched : undefined;
  return { heardAt: now, ...(watched === undefined ? {} : { watched }) };
}

/**
 * After a turn: from the moment a flow opens, one deadline watches over it. It is not moved with every answer;
 * when it falls due, it is compared with when the citizen was last heard.
 */
export function watch(turn: Turn, dc: DialogContext, attention: Attention): Attention {
  const { heardAt, watched = 0, closed } = attention;
  if (watched > turn.now || closed || !runningFlow(dc)) return attention;
  return lookAgainAt(turn, attention, heardAt + turn.services.portal.figures.idleRemindMinutes * MINUTE);
}

/** The deadline is due: too early, time for a reminder, or time to stop. One that was replaced says nothing. */
export function meetIdle(
  turn: Turn,
  dc: DialogContext,
  before: Attention,
  { deadlineId }: Extract<Said, { kind: 'idle' }>,
): Attention {
  const { watched, ...attention } = before;
  if (watched === undefined || deadlineId !== idleId(turn.conversationId, watched)) return before;
  if (!runningFlow(dc)) return attention;
  const { idleRemindMinutes, idleCloseMinutes } = turn.services.portal.figures;
  const { heardAt, remindedAt } = attention;
  const closeAt = heardAt + idleCloseMinutes * MINUTE;
  if (remindedAt === undefined) {
    const remindAt = heardAt + idleRemindMinutes * MINUTE;
    if (turn.now < remindAt) return lookAgainAt(turn, attention, remindAt);
    turn.say('interruption.idle-reminder', turn.copy.flow.idleReminder);
    // Whoever was reminded late, after an outage, has time to answer all the same.
    return lookAgainAt(turn, { ...attention, remindedAt: turn.now }, Math.max(closeAt, turn.now + MINUTE));
  }
  if (turn.now < closeAt) return lookAgainAt(turn, attention, closeAt);
  turn.say('interruption.idle-closed', turn.copy.flow.idleClosed);
  return { heardAt, closed: true };
}

function lookAgainAt(turn: Turn, attention: Attention, dueAt: number): Attention {
  const { conversationId } = turn;
  const id = idleId(conversationId, dueAt);
  turn.will({ do: 'set-deadline', deadline: { id, conversationId, dueAt, event: { name: 'idle' } } });
  return { ...attention, watched: dueAt };
}

/** Another one each time: the sweeper drops the one that has just been met. */
function idleId(conversationId: string, dueAt: number): string {
  return `idle:${conversationId}:${dueAt}`;
}
