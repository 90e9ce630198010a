import { createClientAddress } from '../../src/http/client-address.ts';
import { createFormRoutes } from '../../src/http/forms.ts';
import { createOrigins } from '../../src/http/origins.ts';
import { photo } from '../services/files/make-pictures.ts';
import { MINUTE } from '../support/clock.ts';
import { MemoryRateLimits } from '../support/fakes/rate-limits.ts';
import { startHttp } from '../support/line-app.ts';
import { type FormBench, NOBODY, openFormBench, PERSON } from './setup.ts';

let bench: FormBench;
beforeEach(async () => {
  bench = await openFormBench();
});
afterEach(() => bench.close());

const MINE = { secret: 'mine', bind: true };

/** How often the store was written to, and a form looked up, from here on. */
function countVisits() {
  const transact = jest.spyOn(bench.store, 'transact');
  const lookups = [jest.spyOn(bench.forms, 'findByToken'), jest.spyOn(bench.forms, 'get')];
  return () => ({
    transactions: transact.mock.calls.length,
    lookups: lookups.reduce((sum, { mock }) => sum + mock.calls.length, 0),
  });
}

describe('a page that is looked at', () => {
  test('writes once, for the browser that comes first, and never again', async () => {
    const token = await bench.open('real-name');
    const visits = countVisits();
    expect(await bench.secureForms.describe(token, MINE)).toMatchObject({ kind: 'open' });
    expect(visits()).toEqual({ transactions: 1, lookups: 1 });
    for (const browser of [MINE, { ...MINE, bind: false }])
      expect(await bench.secureForms.describe(token, browser)).toMatchObject({ kind: 'open' });
    expect(visits()).toEqual({ transactions: 1, lookups: 3 });
  });

  test('writes nothing for another browser, which is turned away', async () => {
    const token = await bench.open('real-name');
    await bench.secureForms.describe(token, MINE);
    const visits = countVisits();
    for (const secret of ['yours', undefined])
      expect(await bench.secureForms.describe(token, { secret, bind: true })).toMatchObject({
        code: 'wrong-browser',
      });
    expect(visits()).toEqual({ transactions: 0, lookups: 2 });
  });
});

describe('an upload', () => {
  async function send(path: string, body: FormData): Promise<Response> {
    const app = await startHttp(
      createFormRoutes({
        ...{ forms: bench.secureForms, files: new Map(), limits: new MemoryRateLimits() },
        origins: createOrigins({ publicUrl: 'http://localhost:3978', allowedOrigins: [] }),
        clientAddress: createClientAddress({ trustProxy: 0 }),
        ...{ publicUrl: 'http://localhost:3978', allowedOrigins: [] },
      }),
    );
    try {
      return await fetch(app.url + path, { method: 'POST', body });
    } finally {
      await app.close();
    }
  }

  async function pictures(...fields: string[]): Promise<FormData> {
    const body = new FormData();
    for (const field of fields) body.append(field, new Blob([new Uint8Array(await photo(30, 20))]), field);
    return body;
  }

  test('looks its form up once', async () => {
    const { token, appeal } = await bench.draft('unlock');
    const visits = countVisits();
    const answer = await send(`/f/${token}/files?field=id-front`, await pictures('file'));
    expect([answer.status, visits().lookups]).toEqual([201, 1]);
    expect((await bench.appeal(appeal.id)).documents).toHaveLength(1);
  });

  test('so do several pictures that come with the answers', async () => {
    const { token, appeal } = await bench.draft('unlock');
    const visits = countVisits();
    const answer = await send(`/f/${token}`, await pictures('id-front', 'id-back'));
    // The answers are missing, the pictures are kept.
    expect([answer.status, visits().lookups]).toEqual([422, 1]);
    expect((await bench.appeal(appeal.id)).documents).toHaveLength(2);
  });

  test('that took until the form had expired is not kept', async () => {
    const { token, appeal } = await bench.draft('unlock');
    const found = await bench.secureForms.open(token, NOBODY);
    if (found.kind !== 'open') throw new Error(found.code);
    bench.clock.advance(15 * MINUTE);
    const refused = { kind: 'refused', code: 'form-expired' };
    expect(await found.form.addFile('id-front', await photo(30, 20))).toMatchObject(refused);
    expect(await found.form.submit({})).toMatchObject(refused);
    expect((await bench.appeal(appeal.id)).documents).toEqual([]);
  });

  test('that took until the appeal was handed in is not kept either', async () => {
    const { token, appeal } = await bench.draft('contact-change', { ...PERSON, oldPhone: '13800138000' });
    for (const field of ['id-front', 'id-back'])
      await bench.secureForms.addFile(token, { field, bytes: await photo(30, 20) }, NOBODY);
    const found = await bench.secureForms.open(token, NOBODY);
    if (found.kind !== 'open') throw new Error(found.code);
    expect(await bench.secureForms.submit(token, {}, NOBODY)).toMatchObject({ kind: 'done' });
    expect(await found.form.addFile('screenshot', await photo(30, 20))).toMatchObject({ kind: 'refused' });
    expect((await bench.appeal(appeal.id)).documents).toHaveLength(2);
  });
});
