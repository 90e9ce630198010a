import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { changeDemoDirectory } from '../../../src/services/demo/demo-effects.ts';
import { openSqlite } from '../../../src/services/sqlite/open-sqlite.ts';
import { createVault } from '../../../src/services/vault.ts';
import { SECRET } from '../../services/harness.ts';
import { type ChannelService, startChannelService } from '../../support/channel-service.ts';
import { type RunningApp, startApp } from '../../support/start-app.ts';

const APP_ID = '11111111-2222-3333-4444-555555555555';
const ISSUER = 'https://channel.example';

type Key = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];
let key: Key;
let strangersKey: Key;
let metadata: Server;
let metadataUrl: string;
let app: RunningApp;
let service: ChannelService;

beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true });
  key = pair.privateKey;
  strangersKey = (await generateKeyPair('RS256')).privateKey;
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', use: 'sig', endorsements: ['emulator'] };
  metadata = createServer((req, res) => {
    res.setHeader('content-type', 'application/json');
    res.end(
      JSON.stringify(req.url === '/keys' ? { keys: [jwk] } : { issuer: ISSUER, jwks_uri: `${base}/keys` }),
    );
  });
  await new Promise<void>((resolve) => metadata.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(metadata.address() as AddressInfo).port}`;
  metadataUrl = `${base}/openid`;
});
afterAll(() => {
  metadata.close();
  metadata.closeAllConnections();
});

beforeEach(async () => {
  // The SDK notes bad tokens there.
  jest.spyOn(console, 'error').mockImplementation(() => {});
  service = await startChannelService();
  app = await believing(metadataUrl);
});
afterEach(async () => {
  await app.close();
  await service.close();
  jest.restoreAllMocks();
});

function believing(keys: string): Promise<RunningApp> {
  return startApp(
    {},
    {},
    {
      env: { MICROSOFT_APP_ID: APP_ID, MICROSOFT_APP_PASSWORD: 'for tests only', SECRET_KEY: SECRET },
      parts: () => ({
        botFrameworkAuthentication: {
          ToBotFromChannelTokenIssuer: ISSUER,
          ToBotFromChannelOpenIdMetadataUrl: keys,
          ToBotFromEmulatorOpenIdMetadataUrl: keys,
          // Nobody is there: what is sent is not what these tests are about.
          ToChannelFromBotLoginUrl: 'http://127.0.0.1:9/tenant',
          ToChannelFromBotOAuthScope: ISSUER,
          OAuthUrl: 'http://127.0.0.1:9',
          CallerId: 'urn:test',
        },
      }),
    },
  );
}

const claims = (): JWTPayload => ({ iss: ISSUER, aud: APP_ID, serviceurl: service.url });
const seconds = () => Math.floor(Date.now() / 1000);

type Claims = { [name in keyof JWTPayload]: JWTPayload[name] | undefined };

function sign(more: Claims = {}, options: { by?: Key; kid?: string } = {}): Promise<string> {
  return new SignJWT({ exp: seconds() + 3600, ...claims(), ...more } as JWTPayload)
    .setProtectedHeader({ alg: 'RS256', kid: options.kid ?? 'k1' })
    .sign(options.by ?? key);
}

const post = (token: string | undefined, more = {}) =>
  service.post(app.origin, { text: '忘记密码', ...more }, token ? { authorization: `Bearer ${token}` } : {});

/** What has been written, seen past the server. */
async function written(): Promise<number[]> {
  const store = await openSqlite(`${app.dataDir}/assistant.sqlite`, {
    vault: createVault(SECRET),
    changeDirectory: changeDemoDirectory,
  });
  try {
    const count = async (table: 'conversations' | 'log' | 'deliveries') =>
      (await store.read.selectFrom(table).selectAll().execute()).length;
    return [await count('conversations'), await count('log'), await count('deliveries')];
  } finally {
    await store.close();
  }
}

test('a token of the channel’s, for this bot and this service, is believed', async () => {
  expect(await post(await sign())).toBe(200);
  expect(await written()).toEqual([1, 2, 1]);
});

test.each<[string, () => Promise<string | undefined>, number]>([
  ['no token', async () => undefined, 401],
  ['no token at all', async () => 'nonsense', 401],
  ['an expired one', () => sign({ exp: seconds() - 3600 }), 401],
  ['one for another bot', () => sign({ aud: '99999999-2222-3333-4444-555555555555' }), 401],
  ['one for no bot', () => sign({ aud: undefined }), 401],
  ['one of another issuer', () => sign({ iss: 'https://elsewhere.example' }), 401],
  ['an unsigned one', async () => new UnsecuredJWT({ ...claims(), exp: seconds() + 3600 }).encode(), 401],
  ['one signed by a stranger', () => sign({}, { by: strangersKey }), 401],
  ['one signed with an unknown key', () => sign({}, { kid: 'k2' }), 401],
  ['one for another service', () => sign({ serviceurl: 'https://smba.example.com/' }), 401],
  ['one for no service', () => sign({ serviceurl: undefined }), 401],
])('%s is not, and nothing is written', async (_name, tokenOf, status) => {
  expect(await post(await tokenOf())).toBe(status);
  expect(await written()).toEqual([0, 0, 0]);
});

test('a key that does not speak for the channel named is not believed', async () => {
  expect(await post(await sign(), { channelId: 'msteams' })).toBe(401);
  expect(await written()).toEqual([0, 0, 0]);
});

test('one that names no service, by the issuer for tools, is refused', async () => {
  const iss = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';
  const tool = await sign({ iss, ver: '1.0', appid: APP_ID, serviceurl: undefined });
  expect(await post(tool)).toBe(403);
  expect(await written()).toEqual([0, 0, 0]);
});

test('keys that cannot be fetched are no fault of the sender’s', async () => {
  await app.close();
  app = await believing('http://127.0.0.1:9/openid');
  expect(await post(await sign())).toBe(500);
  expect(await written()).toEqual([0, 0, 0]);
});
