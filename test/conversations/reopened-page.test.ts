import { demoAccounts } from '../../src/services/demo/demo-accounts.ts';
import { ACCOUNTS } from '../support/accounts.ts';
import { formPath, steps } from '../support/citizen.ts';
import { createRemoteDirectory } from '../support/fakes/directory.ts';
import { startApp } from '../support/start-app.ts';
import { startTalk } from '../support/talk.ts';

test('a page handed in just as another is asked for: its end is heard, and the other is closed', async () => {
  const reached = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const sent: string[] = [];
  const app = await startApp(
    {},
    {},
    {
      parts(clock) {
        const directory = createRemoteDirectory(demoAccounts(clock()), clock);
        return {
          delivery: { send: async ({ text }) => void sent.push(text) },
          directory: {
            ...directory,
            async resetPassword(request) {
              reached.resolve();
              await held.promise;
              return directory.resetPassword(request);
            },
          },
        };
      },
    },
  );
  try {
    const talk = await startTalk(app);
    const submit = (path: string) =>
      fetch(`${app.origin}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ password: 'Lantern-river-82', confirm: 'Lantern-river-82' }),
      });
    await talk.reply('忘记密码', ACCOUNTS.active.phone, '短信');
    await app.advance(0);
    const page = await talk.reply(/\d{6}/.exec(sent.join())?.[0] ?? '');
    const submitted = submit(formPath(page));
    await reached.promise;
    const another = await talk.reply('重新打开页面');
    expect(steps(another)).toEqual(['forgot-password.new-password']);
    held.resolve();
    expect((await submitted).status).toBe(200);
    expect(steps(await talk.citizen.hear())).toEqual(['forgot-password.done', 'forgot-password.advice']);
    expect((await submit(formPath(another))).status).toBe(410);
  } finally {
    held.resolve();
    await app.close();
  }
});
