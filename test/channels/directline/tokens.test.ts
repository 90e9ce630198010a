import { jwtVerify, SignJWT } from 'jose';
import { createTokens } from '../../../src/channels/directline/tokens.ts';
import { AppError } from '../../../src/http/errors.ts';

const KEY = new Uint8Array(32).fill(1);
const START = Date.UTC(2026, 0, 5);

function setUp(remembered?: number) {
  let clock = START;
  const tokens = createTokens({
    key: KEY,
    now: () => clock,
    ...(remembered === undefined ? {} : { remembered }),
  });
  return {
    tokens,
    pass(ms: number) {
      clock += ms;
    },
  };
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (error) => (error instanceof AppError ? error.code : error),
  );

const signed = (claims: Record<string, unknown>, { alg = 'HS256', audience = 'directline' } = {}) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg })
    .setAudience(audience)
    .setExpirationTime(START / 1000 + 60)
    .sign(alg === 'HS512' ? new Uint8Array(64).fill(1) : KEY);

test('says again what was put in', async () => {
  const { tokens } = setUp();
  const token = await tokens.issue({ conversationId: 'c', userId: 'u', origins: ['https://a.example'] });
  const claims = {
    conversationId: 'c',
    userId: 'u',
    origins: ['https://a.example'],
    expiresAt: START + 3_600_000,
  };
  expect(await tokens.verify(token)).toEqual(claims);
  expect(await tokens.verify(token)).toEqual(claims);
});

test('is a JWT that another library takes', async () => {
  const { tokens } = setUp();
  const token = await tokens.issue({ conversationId: 'c', userId: '市民', origins: ['https://a.example'] });
  const { payload, protectedHeader } = await jwtVerify(token, KEY, { currentDate: new Date(START) });
  expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'JWT' });
  expect(payload).toEqual({
    conv: 'c',
    user: '市民',
    origin: ['https://a.example'],
    aud: 'directline',
    iat: START / 1000,
    exp: START / 1000 + 3600,
  });
});

test('one that was issued elsewhere with the same key is taken, and says the same', async () => {
  const token = await setUp().tokens.issue({
    conversationId: 'c',
    userId: 'u',
    origins: ['https://a.example'],
  });
  expect(await setUp().tokens.verify(token)).toEqual({
    conversationId: 'c',
    userId: 'u',
    origins: ['https://a.example'],
    expiresAt: START + 3_600_000,
  });
});

test('one just issued is known: it takes a fraction of what one issued elsewhere takes', async () => {
  const { tokens } = setUp();
  const issued = await Promise.all(
    Array.from({ length: 500 }, (_, index) => tokens.issue({ conversationId: `c${index}`, userId: 'u' })),
  );
  const timed = async (by: typeof tokens) => {
    const started = performance.now();
    for (const token of issued) await by.verify(token);
    return performance.now() - started;
  };
  const elsewhere = await timed(setUp().tokens);
  expect(await timed(tokens)).toBeLessThan(elsewhere / 3);
});

test('tells the user id to whoever looks inside, as Web Chat does', async () => {
  const { tokens } = setUp();
  const token = await tokens.issue({ conversationId: 'c', userId: 'dl_anna' });
  const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  expect(payload.user).toBe('dl_anna');
});

test('expires to the second, whether it was seen before or not', async () => {
  const { tokens, pass } = setUp();
  const seen = await tokens.issue({ conversationId: 'c', userId: 'u' });
  const unseen = await tokens.issue({ conversationId: 'd', userId: 'u' });
  await tokens.verify(seen);
  pass(3_599_999);
  expect(await codeOf(tokens.verify(seen))).toBe('accepted');
  pass(1);
  expect(await codeOf(tokens.verify(seen))).toBe('token-expired');
  expect(await codeOf(tokens.verify(unseen))).toBe('token-expired');
});

test.each<[string, () => Promise<string> | string]>([
  ['nothing', () => ''],
  ['garbage', () => 'a.b.c'],
  [
    'another key',
    () =>
      createTokens({ key: new Uint8Array(32), now: () => START }).issue({ conversationId: 'c', userId: 'u' }),
  ],
  ['another use', () => signed({ conv: 'c', user: 'u' }, { audience: 'desk' })],
  ['another method', () => signed({ conv: 'c', user: 'u' }, { alg: 'HS512' })],
  ['no conversation', () => signed({ user: 'u' })],
  ['a conversation that is no text', () => signed({ conv: 1, user: 'u' })],
  ['no user', () => signed({ conv: 'c' })],
  [
    'no end',
    () =>
      new SignJWT({ conv: 'c', user: 'u' })
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience('directline')
        .sign(KEY),
  ],
])('refuses one with %s', async (_name, make) => {
  expect(await codeOf(setUp().tokens.verify(await make()))).toBe('unauthorized');
});

test('one changed letter is enough to be refused, even of a token known well', async () => {
  const { tokens } = setUp();
  const token = await tokens.issue({ conversationId: 'c', userId: 'u' });
  await tokens.verify(token);
  const forged = token.replace(/.(?=[^.]*$)/, (letter) => (letter === 'A' ? 'B' : 'A'));
  expect(await codeOf(tokens.verify(forged))).toBe('unauthorized');
});

test('a known token costs less than 50 µs', async () => {
  const { tokens } = setUp();
  const token = await tokens.issue({ conversationId: 'c', userId: 'u' });
  await tokens.verify(token);
  const rounds = 2_000;
  const started = performance.now();
  for (let index = 0; index < rounds; index += 1) await tokens.verify(token);
  expect(((performance.now() - started) / rounds) * 1000).toBeLessThan(50);
});

test('remembers no more than it may, and still takes what it forgot', async () => {
  const { tokens } = setUp(2);
  const many = await Promise.all(
    Array.from({ length: 5 }, (_, index) => tokens.issue({ conversationId: `c${index}`, userId: 'u' })),
  );
  for (const token of [...many, ...many]) expect(await codeOf(tokens.verify(token))).toBe('accepted');
});
