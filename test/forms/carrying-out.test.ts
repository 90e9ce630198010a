import { photo } from '../services/files/make-pictures.ts';
import { MINUTE } from '../support/clock.ts';
import { type FormBench, NOBODY, openFormBench, PERSON } from './setup.ts';

let bench: FormBench;
afterEach(() => bench.close());

const submit = (token: string, values: Record<string, unknown> = {}) =>
  bench.secureForms.submit(token, values, NOBODY);
const statusOf = async (token: string) => (await bench.forms.findByToken(token))?.status;

test('what could not be done leaves the form open, and done again it is done', async () => {
  let broken = true;
  bench = await openFormBench({
    async stopping() {
      if (broken) throw new Error('broken');
    },
  });
  const { appeal } = await bench.draft('contact-change');
  const token = await bench.open('veto', { appealId: appeal.id });
  expect(await submit(token)).toEqual({ kind: 'unavailable' });
  expect(bench.failures).toEqual([new Error('broken')]);
  expect(await statusOf(token)).toBe('open');
  broken = false;
  expect(await submit(token)).toEqual({ kind: 'done' });
  expect(bench.vetoed).toEqual([appeal.id]);
});

describe('handing in', () => {
  let ready: number;
  beforeEach(() => {
    ready = 0;
  });

  /** A draft that needs nothing more, and what happens each time it is about to be handed in. */
  async function wholeDraft(meanwhile: (id: string, token: string) => Promise<void>) {
    let token = '';
    bench = await openFormBench({
      async handingIn(id) {
        ready += 1;
        await meanwhile(id, token);
      },
    });
    const draft = await bench.draft('contact-change', { ...PERSON, oldPhone: '13800138000' });
    token = draft.token;
    for (const field of ['id-front', 'id-back'])
      await bench.secureForms.addFile(token, { field, bytes: await photo(30, 20) }, NOBODY);
    return { token, id: draft.appeal.id };
  }

  async function changeElsewhere(id: string): Promise<void> {
    const acted = await bench.appeals.save(id, { locale: 'en' });
    if (acted.kind !== 'done') throw new Error(acted.kind);
    expect(await bench.commits.apply(acted.effects)).toBe('committed');
  }

  test('goes through although the draft is saved elsewhere meanwhile, twice', async () => {
    const { token, id } = await wholeDraft(async (appealId) => {
      if (ready < 3) await changeElsewhere(appealId);
    });
    expect(await submit(token)).toMatchObject({ kind: 'done' });
    expect(ready).toBe(3);
    expect((await bench.appeal(id)).state).toBe('accepted');
  });

  test('is given up while the draft keeps changing, and can be tried again', async () => {
    const { token, id } = await wholeDraft(changeElsewhere);
    expect(await submit(token)).toEqual({ kind: 'unavailable' });
    expect((await bench.appeal(id)).state).toBe('draft');
    expect(await statusOf(token)).toBe('open');
    expect(bench.failures).toEqual([]);
  });

  test('is not tried again once the form was given up', async () => {
    const { token, id } = await wholeDraft(async (_, formToken) => {
      const form = await bench.forms.findByToken(formToken);
      await bench.commits.apply([{ do: 'abandon-form', formId: form?.id ?? '' }]);
    });
    expect(await submit(token)).toEqual({ kind: 'unavailable' });
    expect(ready).toBe(1);
    expect((await bench.appeal(id)).state).toBe('draft');
    expect(await statusOf(token)).toBe('void');
  });
});

test('time that was given is never taken away by keeping something', async () => {
  bench = await openFormBench();
  const { appeal } = await bench.draft('unlock');
  const expiresAt = bench.clock() + 60 * MINUTE;
  const token = await bench.open('appeal', { appealId: appeal.id, expiresAt });
  expect(await bench.secureForms.saveDraft(token, { account: 'chen' }, NOBODY)).toMatchObject({
    draft: { expiresAt: new Date(expiresAt).toISOString() },
  });
  expect((await bench.forms.findByToken(token))?.expiresAt).toBe(expiresAt);
});
