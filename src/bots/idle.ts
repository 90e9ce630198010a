import type { DialogContext } from 'botbuilder-dialogs';
import { runningFlow } from '../dialogs/flow.ts';
import type { Turn } from '../dialogs/turn.ts';
import type { Attention } from '../domain/conversation.ts';

const MINUTE = 60_000;

/** What only a citizen can do; everything else happens by itself and is no sign of life. */
const SIGNS_OF_LIFE: ReadonlySet<Turn['said']['kind']> = new Set(['text', 'pictures', 'form-done']);

/** The citizen was heard, or not. */
export function heard({ said, now }: Turn, before: Attention | undefined): Attention {
  if (before && !SIGNS_OF_LIFE.has(said.kind)) return before;
  return { heardAt: now, ...(before?.watched ? { watched: true } : {}) };
}

/**
 * After a turn: from the moment a flow opens, one deadline watches over it. It is not moved with every answer;
 * when it falls due, it is compared with when the citizen was last heard.
 */
export function watch(turn: Turn, dc: DialogContext, attention: Attention): Attention {
  if (attention.watched || attention.closed || !runningFlow(dc)) return attention;
  const { idleRemindMinutes } = turn.services.portal.figures;
  return lookAgainAt(turn, attention, attention.heardAt + idleRemindMinutes * MINUTE);
}

/** The deadline is due: too early, time for a reminder, or time to stop. */
export function meetIdle(turn: Turn, dc: DialogContext, before: Attention): Attention {
  const { watched: _, ...attention } = before;
  if (!runningFlow(dc)) return attention;
  const { idleRemindMinutes, idleCloseMinutes } = turn.services.portal.figures;
  const { heardAt, remindedAt } = attention;
  const closeAt = heardAt + idleCloseMinutes * MINUTE;
  if (remindedAt === undefined) {
    const remindAt = heardAt + idleRemindMinutes * MINUTE;
    if (turn.now < remindAt) return lookAgainAt(turn, attention, remindAt);
    turn.say('interruption.idle-reminder', turn.copy.flow.idleReminder);
    return lookAgainAt(turn, { ...attention, remindedAt: turn.now }, Math.max(closeAt, turn.now + MINUTE));
  }
  if (turn.now < closeAt) return lookAgainAt(turn, attention, closeAt);
  turn.say('interruption.idle-closed', turn.copy.flow.idleClosed);
  return { heardAt, closed: true };
}

function lookAgainAt(turn: Turn, attention: Attention, dueAt: number): Attention {
  const { conversationId } = turn;
  // Another id each time: the sweeper drops the one that has just been met.
  const id = `idle:${conversationId}:${dueAt}`;
  turn.will({ do: 'set-deadline', deadline: { id, conversationId, dueAt, event: { name: 'idle' } } });
  return { ...attention, watched: true };
}
