import { TestAdapter, TurnContext } from 'botbuilder-core';
import { createAssistant } from '../../src/bots/assistant.ts';
import { createHandOver, type HandOverAnswer } from '../../src/bots/hand-over.ts';
import { createDialogSet } from '../../src/dialogs/dialog-set.ts';
import type { DialogServices } from '../../src/dialogs/turn.ts';
import { STATE_VERSION } from '../../src/domain/conversation.ts';
import type { DeadlineEvent, Effect } from '../../src/domain/effect.ts';
import type { Owner } from '../../src/domain/owner.ts';
import { createLeases } from '../../src/services/leases.ts';
import { stockServices } from '../bench/servers/stock-services.ts';
import { frozenClock } from '../support/clock.ts';
import { MemoryConversations } from '../support/fakes/conversations.ts';
import { MemoryFanout } from '../support/fakes/fanout.ts';

/** One conversation with its assistant, its deadlines and the verb that changes its owner. */
export async function startOwned(
  services: Partial<DialogServices> = {},
  dialogs = createDialogSet(),
  onTrouble = (error: unknown): void => {
    throw error;
  },
) {
  const clock = frozenClock();
  const conversations = new MemoryConversations();
  const shared = { conversations, leases: createLeases(), fanout: new MemoryFanout(), clock };
  const assistant = createAssistant({
    ...shared,
    dialogs,
    services: { ...stockServices, ...services },
    onTrouble,
    onTurn: () => {},
    delivery: () => [],
  });
  const handOver = createHandOver(shared);
  await conversations.create({
    id: 'k',
    version: 0,
    epoch: 0,
    owner: 'bot',
    lastSeq: 0,
    state: { v: STATE_VERSION, locale: 'zh-CN', dialogStack: [] },
    userId: 'u',
    channel: 'directline',
  });
  let n = 0;
  let read = 0;

  /** What was added to the log: `who` and step, name or text. */
  function news(): string[] {
    const added = conversations.logOf('k').slice(read);
    read += added.length;
    return added.map(({ from, activity }) => {
      const step = (activity.channelData as { step?: string } | undefined)?.step;
      return `${from} ${step ?? activity.name ?? activity.text}`;
    });
  }

  async function receive(activity: object, deadline?: { id: string; event: DeadlineEvent }) {
    n += 1;
    const context = new TurnContext(new TestAdapter(), {
      ...activity,
      conversation: { id: 'k', isGroup: false, conversationType: '', name: '' },
    });
    return assistant.handle(context, {
      clientId: deadline ? `deadline:${deadline.id}` : `c:${n}`,
      origin: '127.0.0.1',
      ...(deadline ? { deadline: { ...deadline, conversationId: 'k' } } : {}),
    });
  }

  return {
    clock,
    conversations,
    receive,
    news,
    async say(text: string): Promise<string[]> {
      await receive({ type: 'message', text });
      return news();
    },
    async fire(event: DeadlineEvent, id = 'd'): Promise<string[]> {
      await receive({ type: 'event', name: 'deadline' }, { id, event });
      return news();
    },
    async handTo(to: Owner, epoch?: number): Promise<HandOverAnswer> {
      const conversation = await conversations.load('k');
      return handOver({ conversationId: 'k', epoch: epoch ?? conversation?.epoch ?? 0, to });
    },
    /** The effects written since the last call. */
    written(): Effect[] {
      return conversations.effects.splice(0);
    },
    /** Fires, one after the other, the deadlines that were set since the last look. */
    async fireSet(): Promise<string[]> {
      for (const effect of conversations.effects.splice(0))
        if (effect.do === 'set-deadline' && effect.deadline.dueAt <= clock() + 1000)
          await receive({ type: 'event', name: 'deadline' }, effect.deadline);
      return news();
    },
    load: () => conversations.load('k'),
  };
}
