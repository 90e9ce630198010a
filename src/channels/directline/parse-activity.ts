import { randomUUID } from 'node:crypto';
import type { Activity } from 'botbuilder-core';
import { z } from 'zod';
import type { Arrival } from '../../bots/contract.ts';
import type { PagesCopy } from '../../copy/pages.zh-CN.ts';
import { visibleText } from '../../domain/text.ts';
import { AppError } from '../../http/errors.ts';
import { isLongerThan } from '../text-length.ts';
import { clientTurnId } from '../turn-ids.ts';
import { BOT_ID, DIRECT_LINE } from './render-activity.ts';
import type { Claims } from './tokens.ts';

const ClientId = z.string().min(1).max(100);

/** Unknown properties are dropped: what is not understood is not kept. */
export const Posted = z.object({
  type: z.enum(['message', 'event', 'typing']),
  id: ClientId.optional().catch(undefined),
  text: z.string().nullish(),
  locale: z
    .string()
    .regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*$/)
    .max(35)
    .optional()
    .catch(undefined),
  name: z.string().max(100).nullish(),
  /** A button's answer, or an event's detail. Objects are nothing this bot ever asked for. */
  value: z.string().max(4096).optional().catch(undefined),
  channelData: z.object({ clientActivityID: ClientId.optional() }).nullish(),
});

export interface PostedActivity extends Pick<Arrival, 'clientId' | 'echo'> {
  activity: Partial<Activity>;
}

export interface ParseOptions {
  claims: Claims;
  /** In Unicode code points. */
  maxChars: number;
  words: PagesCopy;
  now: number;
  serviceUrl: string;
  /** What an upload holds besides. */
  attachments?: { contentType: string; name: string }[];
}

/** A client's JSON as an activity of ours, its text as typed; refuses with bad-request or text-too-long. */
export function parseActivity(body: unknown, options: ParseOptions): PostedActivity {
  const parsed = Posted.safeParse(body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new AppError(
      'bad-request',
      `not an activity: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
    );
  }
  const { type, id, locale, name, value, channelData } = parsed.data;
  // Some clients post what a button stands for as the value alone (postBack).
  const text = parsed.data.text || (type === 'message' ? value : undefined);
  if (text && isLongerThan(text, options.maxChars)) {
    throw new AppError('text-too-long', options.words.refusals.textTooLong(options.maxChars));
  }
  if (type === 'message' && !visibleText(text ?? '') && !options.attachments?.length) {
    throw new AppError('bad-request', 'a message needs a text');
  }
  const clientId = channelData?.clientActivityID ?? id ?? randomUUID();
  const echo = { channelData: { clientActivityID: clientId } };
  return {
    clientId: clientTurnId(clientId),
    echo,
    activity: {
      type,
      ...(text ? { text, textFormat: 'plain' } : {}),
      ...(locale === undefined ? {} : { locale }),
      ...(name ? { name } : {}),
      ...(type === 'event' && value !== undefined ? { value } : {}),
      ...(options.attachments?.length ? { attachments: options.attachments } : {}),
      ...echo,
      ...envelope(options.claims, options.now, options.serviceUrl),
    },
  };
}

/** Sender, receiver and place are the server's to say, whatever a client claims. */
export function envelope(claims: Claims, now: number, serviceUrl: string) {
  return {
    channelId: DIRECT_LINE,
    serviceUrl,
    timestamp: new Date(now),
    conversation: { id: claims.conversationId, isGroup: false, conversationType: '', name: '' },
    from: { id: claims.userId, name: '', role: 'user' },
    recipient: { id: BOT_ID, name: '', role: 'bot' },
  } satisfies Partial<Activity>;
}
