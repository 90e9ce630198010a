import type { Activity } from 'botbuilder-core';
import { z } from 'zod';
import { AppError } from '../../http/errors.ts';

const Id = z.string().min(1).max(1000);
const Name = z.string().max(1000).optional().catch(undefined);
const Party = z.object({ id: Id, name: Name, role: Name, aadObjectId: Name });

/** Unknown properties are dropped: what is not understood is not kept. */
const Posted = z.object({
  type: z.string().min(1).max(50),
  id: Id.optional(),
  channelId: z.string().min(1).max(50),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(2000),
  conversation: z.object({
    id: Id,
    /** Where it is in doubt whether others read along, they do. */
    isGroup: z.boolean().nullish().catch(true),
    conversationType: Name,
    tenantId: Name,
    name: Name,
  }),
  from: Party,
  recipient: Party,
  text: z.string().nullish(),
  /** A button's answer. Objects are nothing this bot ever asked for. */
  value: z.string().max(4096).optional().catch(undefined),
  locale: z
    .string()
    .regex(/^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i)
    .max(35)
    .optional()
    .catch(undefined),
  membersAdded: z.array(Party).max(100).nullish(),
  attachments: z
    .array(z.object({ contentType: z.string().max(200) }))
    .max(50)
    .nullish(),
});

export type Inbound = z.infer<typeof Posted>;

/** Teams sends each formatted message a second time, as an attachment. */
const SAME_TEXT = 'text/html';

/** What a channel posted; refuses with bad-request. */
export function parseInbound(body: unknown): Inbound {
  const parsed = Posted.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new AppError(
    'bad-request',
    `not an activity: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
  );
}

/** The message as the assistant is to hear it; undefined: nothing was said. */
export function messageOf({ text, value, locale, attachments }: Inbound): Partial<Activity> | undefined {
  const words = text || value;
  const pictures = (attachments ?? []).filter(({ contentType }) => contentType !== SAME_TEXT);
  if (!words?.trim() && pictures.length === 0) return undefined;
  return {
    type: 'message',
    ...(words ? { text: words, textFormat: 'plain' } : {}),
    ...(locale === undefined ? {} : { locale }),
    ...(pictures.length > 0 ? { attachments: pictures } : {}),
  };
}

/** Others read along. Some services say so by the type alone. */
export function isShared({ conversation: { isGroup, conversationType } }: Inbound): boolean {
  return isGroup === true || /^(group|channel)/i.test(conversationType ?? '');
}

/** Whether somebody other than the bot has come. */
export function hasNewcomer({ membersAdded, recipient }: Inbound): boolean {
  return (membersAdded ?? []).some(({ id }) => id !== recipient.id);
}
