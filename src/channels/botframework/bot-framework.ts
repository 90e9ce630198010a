import { randomUUID } from 'node:crypto';
import { type Activity, type ConversationReference, TurnContext } from 'botbuilder-core';
import type { Arrival, Assistant, TurnOutcome } from '../../bots/contract.ts';
import { toLocale } from '../../copy/copy.ts';
import type { PagesCopy } from '../../copy/pages.zh-CN.ts';
import type { BringNews, Conversations, Deliveries, RateLimits, Vault } from '../../domain/ports.ts';
import { throttle } from '../../http/throttle.ts';
import { fireDeadline } from '../fire-deadline.ts';
import type { MessageChannel } from '../message-channel.ts';
import { arrivalOf, openConversation } from '../open-conversation.ts';
import { seqOf } from '../outcome.ts';
import { clientTurnId, START_ID } from '../turn-ids.ts';
import type { ChannelService } from './cloud-adapter.ts';
import { createMessagesRoute } from './messages-route.ts';
import { ServiceRefusal } from './one-attempt.ts';
import { hasNewcomer, type Inbound, isShared, messageOf } from './parse-inbound.ts';
import { renderEntry } from './render-entry.ts';

export interface BotFrameworkDeps {
  service: ChannelService;
  /** Without it only who is on this machine may post, and only there is anything sent. */
  checksSenders: boolean;
  assistant: Assistant;
  conversations: Pick<Conversations, 'create' | 'load'>;
  deliveries: Deliveries;
  limits: RateLimits;
  vault: Pick<Vault, 'blind'>;
  /** In Unicode code points. */
  messageMaxChars: number;
}

const NAME = 'botframework';
const REFUSED_FOR_GOOD = new Set([400, 404, 405, 410, 413, 415, 422]);

/**
 * Channels of the Azure Bot Service, and tools that speak its protocol. A turn's replies are committed with it like any
 * other's; they are sent from the log, by the reference that the channel gave.
 */
export function createBotFramework(deps: BotFrameworkDeps): MessageChannel {
  const { service, assistant, conversations, deliveries, limits, vault } = deps;

  const receive = (activity: Partial<Activity>, arrival: Arrival): Promise<TurnOutcome> =>
    assistant.handle(new TurnContext(service.adapter, activity), arrival);

  /** A channel's ids hold phone numbers and names. */
  function idOf({ channelId, conversation }: Inbound): string {
    return `bf-${vault.blind('botframework-conversation', JSON.stringify([channelId, conversation.id]))}`;
  }

  async function hear(inbound: Inbound, words: PagesCopy): Promise<void> {
    const { type, channelId, from } = inbound;
    // Codes and what they open are nobody else's business.
    if (isShared(inbound)) return;
    const message = type === 'message' ? messageOf(inbound) : undefined;
    const arrives = type === 'conversationUpdate' && hasNewcomer(inbound);
    if (!message && !arrives) return;

    const origin = `${NAME}:${channelId}:${from.id}`;
    await throttle(limits, 'requests', origin, words);
    const id = idOf(inbound);
    const there = await conversations.load(id);
    const locale = toLocale(inbound.locale);
    if (!there) {
      await throttle(limits, 'conversations', origin, words);
      await openConversation(conversations, { id, userId: from.id, channel: NAME, locale });
    }
    await deliveries.addressTo(id, JSON.stringify(referenceOf(inbound)));

    const place = { conversation: { id, isGroup: false, conversationType: '', name: '' } };
    if (message) {
      await throttle(limits, 'messages', id, words);
      const clientId = clientTurnId(inbound.id ?? randomUUID());
      seqOf(await receive({ ...message, ...place }, { clientId, origin }), words);
    } else if (!there || there.lastSeq === 0) {
      const hello = { ...arrivalOf(from.id, locale), ...place };
      seqOf(await receive(hello, { clientId: START_ID, origin }), words);
    }
  }

  const bring: BringNews = async ({ conversation, address }, entry) => {
    const reference: ConversationReference = JSON.parse(address);
    const activity = renderEntry(entry, reference.channelId);
    if (!activity) return 'brought';
    try {
      await service.send(reference, { ...activity, id: `${conversation.id}|${entry.seq}` });
      return 'brought';
    } catch (error) {
      if (error instanceof ServiceRefusal && REFUSED_FOR_GOOD.has(error.status))
        return { refused: error.message };
      throw error;
    }
  };

  return {
    name: NAME,
    routes: [createMessagesRoute({ ...deps, hear })],
    fire: (deadline) => fireDeadline(receive, deadline),
    bring,
  };
}

/** Where to answer, and as whom, in the channel's own words: some refuse an account with anything added to it. */
function referenceOf({ channelId, serviceUrl, conversation, from, recipient }: Inbound): object {
  return { channelId, serviceUrl, conversation, user: from, bot: recipient };
}
