import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../domain/ports.ts';
import { sendJson } from '../../http/answer.ts';
import { AppError } from '../../http/errors.ts';
import { originOf } from '../../http/origins.ts';
import { readJson } from '../../http/read-json.ts';
import type { Route } from '../../http/route.ts';
import { newConversationId } from './conversation-id.ts';
import type { Gate } from './gate.ts';
import { RESERVED_IDS } from './render-activity.ts';
import { type Claims, TOKEN_SECONDS, type Tokens } from './tokens.ts';

const BODY_LIMIT = 16 * 1024;

export const TokenRequest = z
  .object({
    user: z
      .object({
        id: z
          .string()
          .regex(/^[\x21-\x7e]{1,64}$/)
          .optional(),
      })
      .optional(),
    trustedOrigins: z.array(z.url().max(200)).min(1).max(10).optional(),
  })
  .nullish();

/** Anyone may have a token: it names a conversation of its own and opens nobody else's. */
export function createTokenRoutes(deps: { gate: Gate; tokens: Tokens; now: Clock }): Route[] {
  const { gate, tokens, now } = deps;

  const answer = async (claims: Omit<Claims, 'expiresAt'>) => ({
    conversationId: claims.conversationId,
    token: await tokens.issue(claims),
    expires_in: TOKEN_SECONDS,
  });

  return [
    {
      method: 'POST',
      path: '/v3/directline/tokens/generate',
      handle: async (req, res) => {
        await gate.enter(req, res);
        const wish = TokenRequest.safeParse(await readJson(req, BODY_LIMIT));
        if (!wish.success) throw new AppError('bad-request', 'user.id or trustedOrigins cannot be used');
        const userId = wish.data?.user?.id ?? `dl_${randomUUID()}`;
        if (RESERVED_IDS.includes(userId)) throw new AppError('bad-request', 'this user.id is taken');
        const origins = wish.data?.trustedOrigins?.map(originOf);
        const claims = { conversationId: newConversationId(now()), userId, ...(origins ? { origins } : {}) };
        sendJson(res, 200, await answer(claims));
      },
    },
    {
      method: 'POST',
      path: '/v3/directline/tokens/refresh',
      handle: async (req, res) => {
        await gate.enter(req, res);
        sendJson(res, 200, await answer(await gate.authenticate(req)));
      },
    },
  ];
}
