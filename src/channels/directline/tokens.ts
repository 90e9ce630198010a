import { createHmac, createSecretKey } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import type { Clock } from '../../domain/ports.ts';
import { AppError } from '../../http/errors.ts';

/** What a token allows: one citizen in one conversation. */
export interface Claims {
  conversationId: string;
  userId: string;
  /** Origins of the pages that may use it; absent: all that may call at all. */
  origins?: string[];
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

export interface Tokens {
  issue(claims: Omit<Claims, 'expiresAt'>): Promise<string>;
  /** Throws `unauthorized` for what is not a token of ours, `token-expired` for what was. */
  verify(token: string): Promise<Claims>;
}

/** How long a token is good for; clients renew it at half time. */
export const TOKEN_SECONDS = 3600;

/** Keeps direct line tokens apart from whatever else is signed with the same key. */
const AUDIENCE = 'directline';
const LONGEST = 2048;

const HEADER = base64url({ alg: 'HS256', typ: 'JWT' });

/**
 * Signed tokens (HS256). One just issued, or once found right, is remembered, those not used for
 * longest forgotten first: a chat page sends the same token with every request. Issuing signs by itself, because
 * jose goes through WebCrypto, whose trip to another thread costs ten times what the signature does.
 */
export function createTokens(options: { key: Uint8Array; now: Clock; remembered?: number }): Tokens {
  const { now, remembered = 10_000 } = options;
  /** Moved over as a whole when half of what may be remembered has come: no bookkeeping for each use. */
  let recent = new Map<string, Claims>();
  let older = new Map<string, Claims>();
  const key = createSecretKey(options.key);

  function alive(claims: Claims): Claims {
    if (claims.expiresAt <= now()) throw expired();
    return claims;
  }

  function remember(token: string, claims: Claims): void {
    if (recent.size >= remembered / 2) {
      older = recent;
      recent = new Map();
    }
    recent.set(token, claims);
  }

  function recall(token: string): Claims | undefined {
    const claims = recent.get(token);
    if (claims) return claims;
    const earlier = older.get(token);
    if (earlier) remember(token, earlier);
    return earlier;
  }

  return {
    async issue({ conversationId, userId, origins }) {
      const issuedAt = Math.floor(now() / 1000);
      const claims = {
        conversationId,
        userId,
        ...(origins ? { origins } : {}),
        expiresAt: (issuedAt + TOKEN_SECONDS) * 1000,
      };
      const payload = base64url({
        conv: conversationId,
        user: userId,
        ...(origins ? { origin: origins } : {}),
        aud: AUDIENCE,
        iat: issuedAt,
        exp: issuedAt + TOKEN_SECONDS,
      });
      const signature = createHmac('sha256', key).update(`${HEADER}.${payload}`).digest('base64url');
      const token = `${HEADER}.${payload}.${signature}`;
      remember(token, claims);
      return token;
    },

    async verify(token) {
      const known = recall(token);
      if (known) return alive(known);
      if (token.length > LONGEST) throw unauthorized();
      const claims = await read(token);
      remember(token, claims);
      return alive(claims);
    },
  };

  async function read(token: string): Promise<Claims> {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        audience: AUDIENCE,
        requiredClaims: ['exp', 'conv', 'user'],
        currentDate: new Date(now()),
      });
      const { conv, user, origin, exp } = payload;
      if (typeof conv !== 'string' || typeof user !== 'string' || typeof exp !== 'number')
        throw unauthorized();
      return {
        conversationId: conv,
        userId: user,
        ...(Array.isArray(origin) ? { origins: origin.map(String) } : {}),
        expiresAt: exp * 1000,
      };
    } catch (error) {
      throw error instanceof errors.JWTExpired ? expired() : unauthorized(error);
    }
  }
}

function base64url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function expired(): AppError {
  return new AppError('token-expired', 'the token has expired');
}

function unauthorized(cause?: unknown): AppError {
  return new AppError('unauthorized', 'a valid token is needed', { cause });
}
