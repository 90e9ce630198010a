import type { Effect } from '../domain/effect.ts';
import type { Conversations, DueDeadline } from '../domain/ports.ts';
import type { Route, Upgrade } from '../http/route.ts';

/** A way by which citizens talk with the assistant. */
export interface MessageChannel {
  /** Kept with each of its conversations (`conversation.channel`): never to be changed. */
  name: string;
  routes: readonly Route[];
  upgrades?: readonly Upgrade[];
  /** Runs the turn of a deadline that is due. Rejects when it should be tried again. */
  fire(deadline: DueDeadline): Promise<void>;
  /**
   * What has to be written with a commit to the conversation so that the news is brought to the citizen. Absent where
   * clients fetch it from the log themselves.
   */
  delivery?(conversationId: string): Effect[];
}

/** All of them; what concerns a conversation goes to the one it came by. */
export interface MessageChannels {
  fire(deadline: DueDeadline): Promise<void>;
  delivery(conversation: { id: string; channel: string }): Effect[];
}

export function createMessageChannels(
  channels: readonly MessageChannel[],
  conversations: Pick<Conversations, 'load'>,
): MessageChannels {
  const byName = new Map(channels.map((channel) => [channel.name, channel]));

  return {
    async fire(deadline) {
      const conversation = await conversations.load(deadline.conversationId);
      // Past its keeping time: nobody is there to hear it.
      if (!conversation) return;
      const channel = byName.get(conversation.channel);
      if (!channel) throw new Error(`the channel ${conversation.channel} is switched off`);
      await channel.fire(deadline);
    },
    delivery: ({ id, channel }) => byName.get(channel)?.delivery?.(id) ?? [],
  };
}
