import { z } from 'zod';
import { Start } from '../../src/channels/directline/conversation-routes.ts';
import { Posted } from '../../src/channels/directline/parse-activity.ts';
import { TokenRequest } from '../../src/channels/directline/token-routes.ts';
import { json, type Operation } from './operation.ts';

const Token = z
  .object({
    conversationId: z.string(),
    token: z.string(),
    expires_in: z.int().describe('Seconds'),
  })
  .meta({ id: 'Token' });

const Opened = Token.extend({
  streamUrl: z.string().describe('Where its WebSocket is, with the token in it'),
}).meta({ id: 'Conversation' });

const PostedId = z
  .object({ id: z.string().describe("The message's place in the log; ids sort like the log") })
  .meta({ id: 'ResourceResponse' });

const Activity = z
  .looseObject({
    id: z.string(),
    type: z.string().describe('`message`, `typing` or `event`'),
    timestamp: z.iso.datetime(),
    channelId: z.literal('directline'),
    conversation: z.object({ id: z.string() }),
    from: z.object({ id: z.string(), name: z.string().optional(), role: z.enum(['user', 'bot']) }),
    text: z.string().optional(),
    textFormat: z.literal('plain').optional(),
    channelData: z
      .looseObject({
        step: z.string().optional().describe('`<situation>.<step>`: stable, for tests and analytics'),
        progress: z.object({ at: z.int(), of: z.int() }).optional().describe('Inside a flow'),
        clientActivityID: z.string().optional().describe("The client's own id, given back"),
      })
      .optional(),
  })
  .meta({
    id: 'Activity',
    description: 'An activity of the Bot Framework; what else it may hold is told there.',
  });

const ActivitySet = z
  .object({
    activities: z.array(Activity),
    watermark: z.string().describe('To be sent with the next question'),
  })
  .meta({ id: 'ActivitySet' });

const watermark = {
  schema: z.string().regex(/^(\d{1,15}|-)?$/),
  description: 'What has been seen; none, an empty one or `-` ask for everything',
};

const ROOT = '/v3/directline';
const ONE = `${ROOT}/conversations/:id`;
const BODY = ['bad-json', 'too-large', 'unsupported-media'] as const;
const TURN = ['not-found', 'unavailable'] as const;
const tag = 'Direct Line';

/** The part of Direct Line 3.0 that is served. */
export const DIRECT_LINE: readonly Operation[] = [
  {
    method: 'POST',
    path: `${ROOT}/tokens/generate`,
    id: 'generateToken',
    summary: 'A token for a conversation of its own',
    description: "Anyone may have one: it opens nobody else's conversation.",
    tag,
    by: 'anybody',
    body: json(TokenRequest.unwrap().unwrap()),
    answers: { 200: { description: 'The token', body: json(Token) } },
    refusals: ['wrong-origin', ...BODY],
  },
  {
    method: 'POST',
    path: `${ROOT}/tokens/refresh`,
    id: 'refreshToken',
    summary: 'A fresh token for the same conversation',
    tag,
    by: 'token',
    answers: { 200: { description: 'The token', body: json(Token) } },
    refusals: ['wrong-origin'],
  },
  {
    method: 'POST',
    path: `${ROOT}/conversations`,
    id: 'startConversation',
    summary: "Begins the token's conversation, or goes on with it",
    tag,
    by: 'token',
    body: json(Start.unwrap().unwrap()),
    answers: {
      200: { description: 'It had been begun before', body: json(Opened) },
      201: { description: 'Begun, and the citizen greeted', body: json(Opened) },
    },
    refusals: ['wrong-origin', ...BODY, ...TURN],
  },
  {
    method: 'GET',
    path: ONE,
    id: 'reconnect',
    summary: 'A new address for the stream, from a watermark on',
    tag,
    by: 'token',
    query: { watermark },
    answers: { 200: { description: 'Where to go on', body: json(Opened) } },
    refusals: ['wrong-origin', 'not-found'],
  },
  {
    method: 'GET',
    path: `${ONE}/activities`,
    id: 'readActivities',
    summary: 'What has been said since a watermark, a hundred at most',
    tag,
    by: 'token',
    query: { watermark },
    answers: { 200: { description: 'In order', body: json(ActivitySet) } },
    refusals: ['wrong-origin', 'not-found'],
  },
  {
    method: 'POST',
    path: `${ONE}/activities`,
    id: 'postActivity',
    summary: 'Says something',
    description:
      'Answered when message, replies and all that follows from them are on disk. The same `channelData.clientActivityID` (or `id`) once more gets the same answer, and the turn runs once.',
    tag,
    by: 'token',
    body: { ...json(Posted.meta({ id: 'PostedActivity' })), required: true },
    answers: { 200: { description: 'Said', body: json(PostedId) } },
    refusals: ['wrong-origin', ...BODY, ...TURN, 'text-too-long'],
  },
  {
    method: 'POST',
    path: `${ONE}/upload`,
    id: 'upload',
    summary: 'Says something with pictures',
    description:
      'Nothing of the pictures is kept: the citizen is told where papers go. An activity may come with them as a part of the type `application/vnd.microsoft.activity`.',
    tag,
    by: 'token',
    body: {
      required: true,
      content: {
        'multipart/form-data': z.object({
          activity: Posted.optional(),
          file: z.array(z.string().meta({ contentMediaType: 'image/*' })).describe('JPEG or PNG'),
        }),
      },
    },
    answers: { 200: { description: 'Said', body: json(PostedId) } },
    refusals: ['wrong-origin', ...BODY, ...TURN, 'text-too-long'],
  },
  {
    method: 'GET',
    path: `${ONE}/stream`,
    id: 'stream',
    summary: 'The WebSocket on which activities come',
    description: 'Each frame is an ActivitySet; empty frames from the client keep it alive.',
    tag,
    by: 'token',
    query: {
      watermark,
      t: { schema: z.string(), description: 'The token: browsers cannot set headers here' },
    },
    answers: { 101: { description: 'A WebSocket from here on' } },
    refusals: ['wrong-origin', 'not-found', 'unavailable'],
  },
];
