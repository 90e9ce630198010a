import { randomUUID } from 'node:crypto';
import type { Activity } from 'botbuilder-core';
import { z } from 'zod';
import type { PagesCopy } from '../../copy/pages.zh-CN.ts';
import { AppError } from '../../domain/errors.ts';
import { BOT_ID } from './render-activity.ts';
import type { Claims } from './tokens.ts';

/** Past these a value is no answer to a question any more; in characters of JSON, and levels. */
const VALUE_LIMIT = 4096;
const VALUE_DEPTH = 8;

const ClientId = z.string().min(1).max(100);

/** Unknown properties are dropped: what is not understood is not kept. */
const Posted = z.object({
  type: z.enum(['message', 'event', 'typing']),
  id: ClientId.optional().catch(undefined),
  text: z.string().nullish(),
  locale: z
    .string()
    .regex(/^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i)
    .max(35)
    .optional()
    .catch(undefined),
  name: z.string().max(100).nullish(),
  value: z.unknown().optional(),
  channelData: z
    .object({
      clientActivityID: ClientId.optional(),
      clientTimestamp: z.string().max(40).optional().catch(undefined),
      postBack: z.boolean().optional().catch(undefined),
    })
    .nullish(),
});

export interface PostedActivity {
  activity: Partial<Activity>;
  clientId: string;
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

/** A client's JSON as an activity of ours; refuses with bad-request or text-too-long. */
export function parseActivity(body: unknown, options: ParseOptions): PostedActivity {
  const parsed = Posted.safeParse(body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new AppError(
      'bad-request',
      `not an activity: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
    );
  }
  const { type, id, locale, channelData } = parsed.data;
  const text = printable(parsed.data.text);
  const name = printable(parsed.data.name);
  const value = parsed.data.value ?? undefined;
  if (text !== undefined && isLonger(text, options.maxChars)) {
    throw new AppError('text-too-long', options.words.refusals.textTooLong(options.maxChars));
  }
  if (type === 'message' && !text && value === undefined && !options.attachments?.length) {
    throw new AppError('bad-request', 'a message needs a text');
  }
  const clientId = channelData?.clientActivityID ?? id ?? randomUUID();
  return {
    clientId: ownClientId(clientId),
    activity: {
      type,
      ...(text === undefined ? {} : { text, textFormat: 'plain' }),
      ...(locale === undefined ? {} : { locale }),
      ...(name === undefined ? {} : { name }),
      ...(value === undefined ? {} : { value: smallValue(value) }),
      ...(options.attachments?.length ? { attachments: options.attachments } : {}),
      channelData: { ...channelData, clientActivityID: clientId },
      ...envelope(options.claims, options.now, options.serviceUrl),
    },
  };
}

/** Sender, receiver and place are the server's to say, whatever a client claims. */
export function envelope(claims: Claims, now: number, serviceUrl: string) {
  return {
    channelId: 'directline',
    serviceUrl,
    timestamp: new Date(now),
    conversation: { id: claims.conversationId, isGroup: false, conversationType: '', name: '' },
    from: { id: claims.userId, name: '', role: 'user' },
    recipient: { id: BOT_ID, name: '', role: 'bot' },
  } satisfies Partial<Activity>;
}

/** Clients' ids live apart from the server's own (`start`, deadlines), so that none can be taken beforehand. */
export function ownClientId(clientId: string): string {
  return `c:${clientId}`;
}

/** Without control characters and broken surrogate pairs, which stores refuse or terminals obey. */
function printable(text: string | null | undefined): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  return text?.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');
}

function isLonger(text: string, maxChars: number): boolean {
  if (text.length <= maxChars) return false;
  let count = 0;
  for (const _ of text) {
    count += 1;
    if (count > maxChars) return true;
  }
  return false;
}

function smallValue(value: unknown): unknown {
  // Asked first: whoever walks through a value nested without end runs out of stack.
  if (isDeeper(value, VALUE_DEPTH)) throw new AppError('bad-request', 'the value is nested too deep');
  const json = JSON.stringify(value);
  if (json.length > VALUE_LIMIT) throw new AppError('bad-request', 'the value is too long');
  if (/\\u(0000|d[89a-f][0-9a-f]{2})/i.test(json)) {
    throw new AppError('bad-request', 'the value holds unusable characters');
  }
  return value;
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}
