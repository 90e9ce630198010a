import { type ChannelService, startChannelService } from '../support/channel-service.ts';
import { eventually } from '../support/eventually.ts';
import { makePlace, type Place, spawnApp } from '../support/spawn-app.ts';

let place: Place;
let service: ChannelService;
beforeEach(async () => {
  place = await makePlace({ env: { BOT_FRAMEWORK: 'emulator', LOG_LEVEL: 'silent' } });
  service = await startChannelService();
});
afterEach(async () => {
  await service.close();
  place.remove();
});

const steps = () => service.sent().map(({ channelData }) => channelData?.step);

test('what was answered before a crash, while the service was down, arrives after it, once', async () => {
  const before = await spawnApp(place);
  await service.post(place.origin, { text: '忘记密码' });
  await eventually(() => service.sent().length === 1);
  service.answering = 503;
  expect(await service.post(place.origin, { text: '返回' })).toBe(200);
  await before.kill();
  service.answering = 200;
  const after = await spawnApp(place);
  await eventually(() => service.sent().length > 1, 20_000);
  expect(await service.post(place.origin, { text: '忘记密码' })).toBe(200);
  await eventually(() => steps().at(-1) === 'forgot-password.ask-account');
  expect(steps()[0]).toBe('forgot-password.ask-account');
  const ids = service.sent().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  await after.stop();
});
