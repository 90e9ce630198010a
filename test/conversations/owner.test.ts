import { ACCOUNTS } from '../support/accounts.ts';
import { formPath, steps } from '../support/citizen.ts';
import { type RunningApp, startApp } from '../support/start-app.ts';
import { startTalk } from '../support/talk.ts';

const NEW_PASSWORD = 'Lantern-river-82';

let app: RunningApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

test('a password set while a person has the conversation: the bot tells of it when it is back, and only once', async () => {
  const talk = await startTalk(app);
  const { conversationId } = talk.citizen;
  await talk.reply('忘记密码', ACCOUNTS.active.phone, '短信');
  const page = await talk.enterCode();
  expect(await app.handOver({ conversationId, epoch: 0, to: 'queue' })).toEqual({ kind: 'done', epoch: 1 });
  expect(await app.handOver({ conversationId, epoch: 1, to: 'agent:li' })).toEqual({
    kind: 'done',
    epoch: 2,
  });

  const response = await fetch(`${app.origin}${formPath(page)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ password: NEW_PASSWORD, confirm: NEW_PASSWORD }),
  });
  expect(response.status).toBe(200);
  await app.advance(5);
  expect(await app.login(ACCOUNTS.active.username, NEW_PASSWORD)).toEqual({ ok: true });
  expect(await talk.steps('你好，有人吗')).toEqual([]);

  expect(await app.handOver({ conversationId, epoch: 1, to: 'bot' })).toMatchObject({ kind: 'stale' });
  expect(await app.handOver({ conversationId, epoch: 2, to: 'bot' })).toEqual({ kind: 'done', epoch: 3 });
  await app.advance(5);
  expect(steps(await talk.citizen.hear())).toEqual(['forgot-password.done', 'forgot-password.advice']);
  await app.advance(5);
  expect(steps(await talk.reply('谢谢'))).toEqual(['greeting.thanks']);
});

test('nothing fell due: the question is asked again where it was', async () => {
  const talk = await startTalk(app);
  const { conversationId } = talk.citizen;
  await talk.reply('忘记密码', ACCOUNTS.active.phone);
  await app.handOver({ conversationId, epoch: 0, to: 'queue' });
  await app.handOver({ conversationId, epoch: 1, to: 'bot' });
  await app.advance(5);
  expect(steps(await talk.citizen.hear())).toEqual(['forgot-password.choose-way']);
});
