import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { toLocale } from '../../copy/copy.ts';
import type { Clock, Conversations, RateLimits } from '../../domain/ports.ts';
import { sendJson, wordsFor } from '../../http/answer.ts';
import { AppError } from '../../http/errors.ts';
import { readJson } from '../../http/read-json.ts';
import type { Route } from '../../http/route.ts';
import { throttle } from '../../http/throttle.ts';
import { arrivalOf, openConversation } from '../open-conversation.ts';
import { seqOf } from '../outcome.ts';
import { START_ID } from '../turn-ids.ts';
import type { DirectLineAdapter } from './adapter.ts';
import type { Gate } from './gate.ts';
import { envelope } from './parse-activity.ts';
import { DIRECT_LINE } from './render-activity.ts';
import type { StreamUrl } from './stream-url.ts';
import { type Claims, TOKEN_SECONDS, type Tokens } from './tokens.ts';
import { watermarkOf } from './watermark.ts';

export interface ConversationRoutesDeps {
  gate: Gate;
  tokens: Tokens;
  limits: RateLimits;
  conversations: Pick<Conversations, 'create' | 'load'>;
  adapter: Pick<DirectLineAdapter, 'receive'>;
  streamUrl: StreamUrl;
  serviceUrl: string;
  now: Clock;
}

const BODY_LIMIT = 16 * 1024;
export const Start = z.object({ locale: z.string().max(35).nullish() }).nullish();

export function createConversationRoutes(deps: ConversationRoutesDeps): Route[] {
  const { gate, tokens, limits, conversations, adapter, now } = deps;

  const answer = async (req: IncomingMessage, claims: Claims, after: number) => {
    const token = await tokens.issue(claims);
    return {
      conversationId: claims.conversationId,
      token,
      expires_in: TOKEN_SECONDS,
      streamUrl: deps.streamUrl(req, claims.conversationId, token, after),
    };
  };

  return [
    {
      method: 'POST',
      path: '/v3/directline/conversations',
      handle: async (req, res) => {
        const address = await gate.enter(req, res);
        const claims = await gate.authenticate(req);
        const start = Start.safeParse(await readJson(req, BODY_LIMIT));
        if (!start.success) throw new AppError('bad-request', 'the locale cannot be used');
        const locale = toLocale(start.data?.locale ?? undefined);
        const { conversationId, userId } = claims;

        const existing = await conversations.load(conversationId);
        let created = false;
        if (!existing) {
          await throttle(limits, 'conversations', address, wordsFor(req));
          created = await openConversation(conversations, {
            id: conversationId,
            userId,
            channel: DIRECT_LINE,
            locale,
          });
        }
        // Without a greeting the first attempt was cut short after the conversation was made.
        if (!existing || existing.lastSeq === 0) {
          const hello = { ...arrivalOf(userId, locale), ...envelope(claims, now(), deps.serviceUrl) };
          seqOf(await adapter.receive(hello, { clientId: START_ID, origin: address }), wordsFor(req));
        }
        sendJson(res, created ? 201 : 200, await answer(req, claims, 0));
      },
    },
    {
      method: 'GET',
      path: '/v3/directline/conversations/:id',
      handle: async (req, res) => {
        await gate.enter(req, res);
        const claims = await gate.authenticate(req, String(req.params.id));
        const after = watermarkOf(req);
        if (!(await conversations.load(claims.conversationId))) {
          throw new AppError('not-found', 'there is no such conversation');
        }
        sendJson(res, 200, await answer(req, claims, after));
      },
    },
  ];
}
