import type { Effect } from '../domain/effect.ts';
import type { BringNews, Conversations, DueDeadline } from '../domain/ports.ts';
import type { Route, Upgrade } from '../http/route.ts';

/** A way by which citizens talk with the assistant. */
export interface MessageChannel {
  /** Kept with each of its conversations (`conversation.channel`): never to be changed. */
  name: string;
  routes: readonly Route[];
  upgrades?: readonly Upgrade[];
  /** Runs the turn of a deadline that is due. Rejects when it should be tried again. */
  fire(deadline: DueDeadline): Promise<void>;
  /** Absent where clients fetch news from the log themselves. */
  bring?: BringNews;
}

/** All of them; what concerns a conversation goes to the one it came by. */
export interface MessageChannels {
  fire(deadline: DueDeadline): Promise<void>;
  /** What has to be written with a commit so that its news, up to this entry, is brought to the citizen. */
  delivery(conversation: { id: string; channel: string }, upTo: number): Effect[];
  bring: BringNews;
}

export function createMessageChannels(
  channels: readonly MessageChannel[],
  conversations: Pick<Conversations, 'load'>,
): MessageChannels {
  const byName = new Map(channels.map((channel) => [channel.name, channel]));

  function channelOf({ channel }: { channel: string }): MessageChannel {
    const known = byName.get(channel);
    if (!known) throw new Error(`the channel ${channel} is switched off`);
    return known;
  }

  return {
    async fire(deadline) {
      const conversation = await conversations.load(deadline.conversationId);
      // Past its keeping time: nobody is there to hear it.
      if (!conversation) return;
      await channelOf(conversation).fire(deadline);
    },
    delivery: ({ id, channel }, upTo) =>
      byName.get(channel)?.bring ? [{ do: 'deliver', conversationId: id, upTo }] : [],
    async bring(to, entry) {
      const { bring } = channelOf(to.conversation);
      return bring ? bring(to, entry) : { refused: 'its channel does not send' };
    },
  };
}
