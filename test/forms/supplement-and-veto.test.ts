import { photo } from '../services/files/make-pictures.ts';
import { type FormBench, NOBODY, openFormBench, PERSON } from './setup.ts';

let bench: FormBench;
beforeEach(async () => {
  bench = await openFormBench();
});
afterEach(() => bench.close());

const submit = (token: string, values: Record<string, unknown> = {}) =>
  bench.secureForms.submit(token, values, NOBODY);
const add = async (token: string, field: string) =>
  bench.secureForms.addFile(token, { field, bytes: await photo(30, 20) }, NOBODY);
const open = async (token: string) => bench.secureForms.describe(token, { secret: undefined, bind: false });

/** An appeal of which a reviewer wants to see more. */
async function moreNeeded(): Promise<{ id: string; token: string }> {
  const { appeal, token } = await bench.draft('unlock', { ...PERSON, account: 'chen', events: '原来写的' });
  for (const field of ['id-front', 'id-back']) await add(token, field);
  expect(await submit(token)).toMatchObject({ kind: 'done' });
  const handedIn = await bench.appeal(appeal.id);
  bench.clock.advance(60_000);
  const at = bench.clock();
  const asked = {
    ...handedIn,
    version: handedIn.version + 1,
    state: 'more-needed' as const,
    decisions: [{ reviewer: 'li', at, decided: 'more-needed' as const, words: '正面照片再拍一张' }],
    history: [...handedIn.history, { state: 'more-needed' as const, at }],
  };
  await bench.commits.apply([{ do: 'save-appeal', appeal: asked }]);
  bench.clock.advance(60_000);
  return { id: appeal.id, token: await bench.open('supplement', { appealId: appeal.id }) };
}

describe('adding what was missing', () => {
  test('names it, takes pictures and words, and needs one of them', async () => {
    const { id, token } = await moreNeeded();
    const found = await open(token);
    expect(found).toMatchObject({ form: { intro: expect.stringContaining('正面照片再拍一张') } });
    expect(found.kind === 'open' && found.form.fields.map(({ name, required }) => [name, required])).toEqual([
      ...[
        ['screenshot', false],
        ['id-front', true],
        ['id-back', true],
        ['more', false],
      ],
    ]);
    expect(await submit(token)).toMatchObject({ errors: [{ field: 'more', code: 'required' }] });
    expect(await submit(token, { more: '字'.repeat(1001) })).toMatchObject({
      errors: [{ code: 'too-long' }],
    });
    expect(await submit(token, { more: 1 })).toMatchObject({ errors: [{ code: 'invalid' }] });
    expect(await add(token, 'id-front')).toMatchObject({ kind: 'added' });
    expect(await submit(token, { more: '重新拍了，卡号 6222020200112233447' })).toEqual({ kind: 'done' });
    const appeal = await bench.appeal(id);
    expect(appeal.state).toBe('first-review');
    expect(appeal.documents.map(({ kind }) => kind).sort()).toEqual(['id-back', 'id-front']);
    expect(appeal.statement.events).toMatch(/^原来写的\n重新拍了，卡号 \*+3447$/);
    expect(await open(await bench.open('supplement', { appealId: id }))).toMatchObject({ code: 'form-used' });
  });

  test('leaves nothing out that was there', async () => {
    const { id, token } = await moreNeeded();
    const back = (await bench.appeal(id)).documents.find(({ kind }) => kind === 'id-back');
    await bench.secureForms.removeFile(token, back?.id ?? '', NOBODY);
    expect(await submit(token, { more: '重新拍' })).toMatchObject({
      errors: [{ field: 'id-back', code: 'file-required' }],
    });
    await add(token, 'id-back');
    expect(await submit(token)).toEqual({ kind: 'done' });
  });

  test('a picture alone is enough, and leaves what was stated', async () => {
    const { id, token } = await moreNeeded();
    await add(token, 'screenshot');
    expect(await submit(token)).toEqual({ kind: 'done' });
    expect((await bench.appeal(id)).statement.events).toBe('原来写的');
  });
});

describe('stopping one', () => {
  test('is asked once more, done by itself, and does not wait for anybody', async () => {
    const { appeal } = await bench.draft('contact-change');
    const token = await bench.open('veto', { appealId: appeal.id });
    expect(await open(token)).toMatchObject({
      form: {
        confirm: expect.stringContaining('确定吗'),
        decline: { label: expect.any(String) },
        fields: [],
      },
    });
    expect(await submit(token)).toEqual({ kind: 'done' });
    expect(bench.vetoed).toEqual([appeal.id]);
    // Those who come from a message have no chat to go back to.
    const again = await submit(token);
    expect(again).toMatchObject({ code: 'form-used', message: expect.not.stringContaining('聊天') });
  });

  test('no conversation can take it away, and no browser has it alone', async () => {
    const { appeal } = await bench.draft('contact-change');
    const token = await bench.open('veto', { appealId: appeal.id, accountId: 'a1' });
    await bench.commits.apply([
      { do: 'void-forms', conversationId: 'c1' },
      { do: 'void-account-forms', accountId: 'a1' },
    ]);
    await bench.secureForms.describe(token, { secret: 'a scanner', bind: true });
    expect(await submit(token)).toEqual({ kind: 'done' });
  });
});
