import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readConfig } from '../src/config.ts';
import { FIGURES } from '../src/domain/figures.ts';
import { type TempDir, tempDir } from './support/temp-dir.ts';

let folder: TempDir;
beforeEach(() => {
  folder = tempDir();
});
afterEach(() => folder.remove());

const portalFile = (content: string) => {
  const file = folder.file('portal.json');
  writeFileSync(file, content);
  return { PORTAL_FILE: file };
};

it('starts on its defaults', () => {
  expect(readConfig({})).toMatchObject({
    port: 3978,
    publicUrl: 'http://localhost:3978',
    demo: true,
    trustProxy: 0,
  });
  expect(readConfig({ PORT: '', SECRET_KEY: '' }).port).toBe(3978);
  expect(readConfig({}).portal.figures).toEqual(FIGURES);
});

it('takes the portal file, its figures over the defaults', () => {
  const { portal } = readConfig(
    portalFile('{"portalName":"江城","allowedOrigins":["https://a.cn/x"],"figures":{"codeTries":3}}'),
  );
  expect(portal).toMatchObject({ portalName: '江城', allowedOrigins: ['https://a.cn'] });
  expect(portal.figures).toEqual({ ...FIGURES, codeTries: 3 });
});

it('takes what the portal file says of channels, halls and answers; what has no English stays as it is', () => {
  const { portal } = readConfig(
    portalFile(
      '{"officialChannels":[{"name":"江城通"},{"name":"公众号","nameEn":"WeChat","url":"https://a.cn/"}],"serviceHalls":"建设路","faq":{"scam":{"en":"No."}}}',
    ),
  );
  expect(portal).toMatchObject({
    officialChannels: [
      { name: '江城通', nameEn: '江城通' },
      { name: '公众号', nameEn: 'WeChat', url: 'https://a.cn' },
    ],
    ...{ serviceHalls: '建设路', serviceHallsEn: '建设路', inHandPhoto: false },
    officeHours: { from: '09:00', to: '17:30' },
    faq: { scam: { en: 'No.' } },
  });
});

it('a byte order mark does no harm', () => {
  expect(readConfig(portalFile('\uFEFF{"portalName":"江城"}')).portal.portalName).toBe('江城');
});

it('the example in docs/portal-file.md is right, and names every setting', () => {
  const [, example = ''] = /```json\n([\s\S]*?)```/.exec(readFileSync('docs/portal-file.md', 'utf8')) ?? [];
  const { portal } = readConfig(portalFile(example));
  expect(Object.keys(JSON.parse(example)).sort()).toEqual(Object.keys(portal).sort());
  expect(Object.keys(JSON.parse(example).figures).sort()).toEqual(Object.keys(FIGURES).sort());
});

it.each([
  [{ PORT: 'x' }, 'PORT: must be a whole number'],
  [{ TRUST_PROXY: '-1' }, 'TRUST_PROXY: must be a whole number, 0 or more'],
  [{ PORT: '70000' }, 'PORT: must be from 0 to 65535'],
  [{ DEMO: 'yes' }, 'DEMO: must be 0 or 1'],
  [{ DEMO: '0' }, 'DEMO: 0 needs a real account directory, and none is configured; leave it unset'],
  [{ SECRET_KEY: 'short' }, 'SECRET_KEY: must have at least 32 characters'],
  [{ PUBLIC_URL: 'portal' }, 'PUBLIC_URL: must be an http(s) URL'],
  [{ PUBLIC_URL: 'https://a.cn/help' }, 'PUBLIC_URL: must have no path'],
  [{ PUBLIC_URL: 'https://a.cn?x=1' }, 'PUBLIC_URL: must have no path'],
  [{ DATABASE_URL: 'postgres://x' }, 'DATABASE_URL: is not supported by this version'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: must be debug, info, warn, error or silent'],
  [{ PORTAL_FILE: '/nowhere.json' }, 'PORTAL_FILE: /nowhere.json cannot be read'],
])('%j stops the start with one line', (env, line) => {
  expect(() => readConfig(env)).toThrow(line);
});

it.each([
  ['{', 'is not valid JSON'],
  ['{"hotlin":"1"}', 'PORTAL_FILE: '],
  ['{"figures":{"codeTries":0}}', 'PORTAL_FILE: figures.codeTries: '],
  ['{"figures":{"codeTry":3}}', 'PORTAL_FILE: figures: '],
  [
    '{"figures":{"idleRemindMinutes":40}}',
    'PORTAL_FILE: figures.idleCloseMinutes: must be at least idleRemindMinutes; they are 30 and 40',
  ],
  ['{"figures":{"idleCloseMinutes":9}}', 'PORTAL_FILE: figures.idleCloseMinutes: must be at least'],
  [
    '{"officeHours":{"from":"9:00","to":"17:30"}}',
    'PORTAL_FILE: officeHours.from: must be a time, such as 09:00',
  ],
  ['{"officeHours":{"from":"18:00","to":"09:00"}}', 'PORTAL_FILE: officeHours: must end after it begins'],
  ['{"officialChannels":[{"url":"https://a.cn"}]}', 'PORTAL_FILE: officialChannels.0.name: '],
  [
    '{"officialChannels":[{"name":"App","url":"a.cn"}]}',
    'PORTAL_FILE: officialChannels.0.url: must be an http(s) URL',
  ],
  ['{"faq":{"matirials":{"en":"x"}}}', 'PORTAL_FILE: faq: '],
  ['{"faq":{"materials":{"zh":"x"}}}', 'PORTAL_FILE: faq.materials: '],
  ['{"faq":{"materials":{"en":""}}}', 'PORTAL_FILE: faq.materials.en: '],
  ['{"inHandPhoto":"yes"}', 'PORTAL_FILE: inHandPhoto: '],
  ['{"allowedOrigins":["a.cn"]}', 'PORTAL_FILE: allowedOrigins.0: must be an http(s) URL'],
  // Its origin is "null", which is also that of every sandboxed frame.
  ['{"allowedOrigins":["file:///x"]}', 'PORTAL_FILE: allowedOrigins.0: must be an http(s) URL'],
])('portal file %s is refused by name', (content, line) => {
  expect(() => readConfig(portalFile(content))).toThrow(line);
});

async function start(env: Record<string, string>): Promise<{ code: number | null; lines: string[] }> {
  const child = spawn(process.execPath, ['src/main.ts'], {
    env: { PATH: process.env.PATH ?? '', DATA_DIR: folder.path, HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, lines: errors.trim().split('\n') };
}

it('what an operator must mend is one line, whoever finds it', async () => {
  const accounts = folder.file('accounts.json');
  writeFileSync(accounts, '[{"id":"x"}]');
  const wrongFile = await start({ DEMO_ACCOUNTS: accounts, PORT: '0' });
  expect(wrongFile).toMatchObject({ code: 1, lines: [expect.stringMatching(/^DEMO_ACCOUNTS: .*kind/)] });

  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  const occupied = await start({ PORT: String(port) });
  await new Promise((resolve) => taken.close(resolve));
  expect(occupied).toEqual({
    code: 1,
    lines: [`PORT: cannot listen on 127.0.0.1:${port} (EADDRINUSE)`],
  });

  const nowhere = await start({ HOST: '192.0.2.1', PORT: '0' });
  expect(nowhere).toEqual({ code: 1, lines: ['HOST: cannot listen on 192.0.2.1:0 (EADDRNOTAVAIL)'] });

  const file = await start({ DATA_DIR: accounts });
  expect(file).toEqual({ code: 1, lines: [`DATA_DIR: ${accounts} cannot be used (EEXIST)`] });
}, 30_000);

describe('the Bot Framework channel', () => {
  const APP_ID = '11111111-2222-3333-4444-555555555555';
  const TENANT = '66666666-2222-3333-4444-555555555555';
  const app = { MICROSOFT_APP_ID: APP_ID, MICROSOFT_APP_PASSWORD: 's' };

  it('is off by itself', () => {
    expect(readConfig({})).toMatchObject({ host: '0.0.0.0', botFramework: undefined });
  });

  it.each([
    [undefined, '127.0.0.1'],
    ['127.0.0.1', '127.0.0.1'],
    ['localhost', 'localhost'],
    ['::1', '::1'],
  ])('for tools the whole server listens on this machine only: HOST %s', (HOST, host) => {
    expect(readConfig({ BOT_FRAMEWORK: 'emulator', HOST })).toMatchObject({
      host,
      botFramework: { kind: 'emulator' },
    });
  });

  it('takes an app registration of each type', () => {
    expect(readConfig(app).botFramework).toEqual({
      kind: 'app',
      appId: APP_ID,
      appType: 'MultiTenant',
      password: 's',
    });
    expect(
      readConfig({ ...app, MICROSOFT_APP_TYPE: 'SingleTenant', MICROSOFT_APP_TENANT_ID: TENANT })
        .botFramework,
    ).toMatchObject({ appType: 'SingleTenant', tenantId: TENANT });
    expect(
      readConfig({
        MICROSOFT_APP_ID: APP_ID,
        MICROSOFT_APP_TYPE: 'UserAssignedMSI',
        MICROSOFT_APP_TENANT_ID: TENANT,
      }).botFramework,
    ).toEqual({ kind: 'app', appId: APP_ID, appType: 'UserAssignedMSI', tenantId: TENANT });
  });

  it.each<[string, Record<string, string>]>([
    ['BOT_FRAMEWORK: must be emulator, or unset', { BOT_FRAMEWORK: 'yes' }],
    ['BOT_FRAMEWORK: emulator is for tools without', { ...app, BOT_FRAMEWORK: 'emulator' }],
    ['HOST: must be 127.0.0.1, ::1 or localhost', { BOT_FRAMEWORK: 'emulator', HOST: '0.0.0.0' }],
    [
      'HOST: must be 127.0.0.1, ::1 or localhost',
      { BOT_FRAMEWORK: 'emulator', HOST: '127.0.0.1.example.com' },
    ],
    ['MICROSOFT_APP_ID: must be the GUID', { ...app, MICROSOFT_APP_ID: 'bot' }],
    ['MICROSOFT_APP_PASSWORD: is needed for', { MICROSOFT_APP_ID: APP_ID }],
    ['MICROSOFT_APP_PASSWORD: says nothing without', { MICROSOFT_APP_PASSWORD: 's' }],
    ['MICROSOFT_APP_TYPE: must be MultiTenant', { ...app, MICROSOFT_APP_TYPE: 'Any' }],
    ['MICROSOFT_APP_TENANT_ID: is needed for', { ...app, MICROSOFT_APP_TYPE: 'SingleTenant' }],
    ['MICROSOFT_APP_PASSWORD: must be unset with', { ...app, MICROSOFT_APP_TYPE: 'UserAssignedMSI' }],
  ])('refuses in one line: %s', (line, env) => {
    expect(() => readConfig(env)).toThrow(line);
    try {
      readConfig(env);
    } catch (error) {
      expect((error as Error).message).not.toContain('\n');
    }
  });
});
