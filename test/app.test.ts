import { createApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import type { Effect } from '../src/domain/effect.ts';
import { writeEffects } from '../src/services/commits.ts';
import { changeDemoDirectory } from '../src/services/demo/demo-effects.ts';
import { claimDue } from '../src/services/outbox/outbox-rows.ts';
import { openSqlite } from '../src/services/sqlite/open-sqlite.ts';
import { createVault } from '../src/services/vault.ts';
import { frozenClock } from './support/clock.ts';
import { type TempDir, tempDir } from './support/temp-dir.ts';

const SECRET_KEY = 'a secret for tests only that is long enough';

let folder: TempDir;
beforeEach(() => {
  folder = tempDir();
});
afterEach(() => folder.remove());

test('what a killed process had taken for delivery leaves when the next one starts', async () => {
  const clock = frozenClock();
  const vault = createVault(SECRET_KEY);
  const message: Effect = {
    do: 'send',
    message: {
      kind: 'notice',
      key: 'n1',
      channel: 'mail',
      to: 'a@example.com',
      purpose: 'password-reset',
      subject: '密码已重置',
      text: '您的密码已重置',
    },
  };
  const killed = await openSqlite(folder.file('assistant.sqlite'), {
    vault,
    changeDirectory: changeDemoDirectory,
  });
  await killed.transact(writeEffects, { effects: [message], now: clock() });
  expect(await claimDue(killed, clock(), 1)).toHaveLength(1);
  await killed.close();

  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: folder.path,
    PUBLIC_URL: 'http://127.0.0.1',
    LOG_LEVEL: 'silent',
    SECRET_KEY,
  });
  const sent: string[] = [];
  const delivery = { send: async ({ key }: { key: string }) => void sent.push(key) };
  const app = await createApp(config, { clock, delivery });
  try {
    await app.listen();
    await app.tick();
    expect(sent).toEqual(['n1']);
  } finally {
    await app.close();
  }
});
