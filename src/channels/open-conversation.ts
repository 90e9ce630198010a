import type { Activity } from 'botbuilder-core';
import { type Conversation, type ConversationState, STATE_VERSION } from '../domain/conversation.ts';
import type { Locale } from '../domain/locale.ts';
import type { Conversations } from '../domain/ports.ts';

/** Creates an empty conversation of the bot's; `false` when it exists. */
export function openConversation(
  conversations: Pick<Conversations, 'create'>,
  { locale, ...of }: Pick<Conversation, 'id' | 'userId' | 'channel'> & { locale: Locale },
): Promise<boolean> {
  const state: ConversationState = { v: STATE_VERSION, locale, dialogStack: [] };
  return conversations.create({ ...of, version: 0, epoch: 0, owner: 'bot', lastSeq: 0, state });
}

/** What is greeted: the citizen has come. Sender, receiver and place are the channel's to add. */
export function arrivalOf(userId: string, locale: Locale): Partial<Activity> {
  return { type: 'conversationUpdate', membersAdded: [{ id: userId, name: '' }], locale };
}
