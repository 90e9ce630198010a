import type { Outgoing } from '../../../src/domain/ports.ts';
import { createDemoDelivery } from '../../../src/services/demo/demo-delivery.ts';
import { type Bench, openBench } from '../harness.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const message = (key: string, more: Partial<Outgoing> = {}): Outgoing => ({
  key,
  channel: 'sms',
  to: '19900000001',
  purpose: 'reset-password',
  subject: 'not shown',
  text: `text of ${key}`,
  ...more,
});

test('messages are listed newest first, each key once', async () => {
  const delivery = createDemoDelivery(bench);
  await delivery.send(message('k1'));
  await delivery.send(message('k2', { channel: 'mail', to: 'a@example.com' }));
  bench.clock.advance(1000);
  await Promise.all([delivery.send(message('k1', { text: 'again' })), delivery.send(message('k3'))]);
  const listed = await delivery.list(10);
  expect(listed.map((one) => one.id)).toEqual(['k3', 'k2', 'k1']);
  expect(listed[0]).toEqual({
    id: 'k3',
    at: bench.clock(),
    channel: 'sms',
    to: '19900000001',
    purpose: 'reset-password',
    text: 'text of k3',
  });
  expect(listed[2]?.text).toBe('text of k1');
  expect((await delivery.list(1)).map((one) => one.id)).toEqual(['k3']);
});

test('they are kept sealed', async () => {
  await createDemoDelivery(bench).send(message('k1'));
  const rows = JSON.stringify(await bench.store.read.selectFrom('demo_outbox').selectAll().execute());
  expect(rows).not.toContain('19900000001');
});
