import { readdirSync } from 'node:fs';
import type { FormDescription } from '../../src/forms/description.ts';
import { card, photo } from '../services/files/make-pictures.ts';
import { MINUTE } from '../support/clock.ts';
import { CONTACT, type FormBench, NOBODY, openFormBench, PERSON } from './setup.ts';

let bench: FormBench;
beforeEach(async () => {
  bench = await openFormBench();
});
afterEach(() => bench.close());

async function described(token: string): Promise<FormDescription> {
  const found = await bench.secureForms.describe(token, { secret: undefined, bind: false });
  if (found.kind !== 'open') throw new Error(found.code);
  return found.form;
}

async function save(token: string, values: Record<string, unknown>) {
  const outcome = await bench.secureForms.saveDraft(token, values, NOBODY);
  if (outcome.kind !== 'saved') throw new Error(JSON.stringify(outcome));
  return outcome.draft;
}

const add = async (token: string, field: string, bytes?: Uint8Array) =>
  bench.secureForms.addFile(token, { field, bytes: bytes ?? (await photo(300, 200)) }, NOBODY);
const submit = (token: string, values: Record<string, unknown> = {}) =>
  bench.secureForms.submit(token, values, NOBODY);
const codes = (outcome: Awaited<ReturnType<typeof submit>>) =>
  outcome.kind === 'errors' ? outcome.errors.map(({ field, code }) => `${field} ${code}`) : outcome.kind;

/** Luhn's digit is right, and wrong. */
const CARD = '6222020200112233446';
const MISTYPED = '6222020200112233447';

const WHO = { ...PERSON, oldPhone: '13800138000' };
const bothSides = async (token: string) => {
  await add(token, 'id-front');
  await add(token, 'id-back');
};

describe('what is asked', () => {
  test('in four steps that cover all fields, each once', async () => {
    const { token, appeal } = await bench.draft('contact-change');
    const form = await described(token);
    expect(form.steps?.map(({ title }) => title)).toEqual([
      ...['您是谁', '身份证照片', '能想起来的情况', '核对一遍'],
    ]);
    expect(form.steps?.flatMap(({ fields }) => fields)).toEqual(form.fields.map(({ name }) => name));
    expect(form.fields.map(({ name, type, required }) => `${name} ${type}${required ? '!' : ''}`)).toEqual([
      ...['realName text!', 'idNumber id-number!', 'account text', 'oldPhone phone', 'oldEmail email'],
      ...['id-front file!', 'id-back file!', 'registered time', 'registeredPlace text', 'lastLogin time'],
      ...['lastLoginPlace text', 'business textarea', 'devices text', 'screenshot file', 'events textarea'],
    ]);
    expect(form.draft).toEqual({ code: appeal.draftCode, keptDays: 30 });
    expect(JSON.stringify(form)).not.toContain(CONTACT.to);
  });

  test('an unlock needs the account but no old contact; a hand-held photo only where the portal wants it', async () => {
    const { token } = await bench.draft('unlock');
    const form = await described(token);
    const names = form.fields.map(({ name }) => name);
    expect(names).not.toContain('oldPhone');
    expect(names).not.toContain('in-hand');
    expect(form.fields.find(({ name }) => name === 'account')).toMatchObject({ required: true });
    expect(form.atLeastOne).toBeUndefined();
    await bench.close();
    bench = await openFormBench({ inHandPhoto: true });
    const other = await bench.draft('unlock');
    const inHand = (await described(other.token)).fields.find(({ name }) => name === 'in-hand');
    expect(inHand).toMatchObject({ type: 'file', required: true, accept: 'image/*', maxFiles: 1 });
    expect(codes(await submit(other.token, { ...PERSON, account: 'chen' }))).toContain(
      'in-hand file-required',
    );
  });
});

describe('a draft', () => {
  test('keeps what is right, tells what is not, and what a time was taken for', async () => {
    const { token, appeal } = await bench.draft('contact-change');
    const saved = await save(token, {
      ...{ realName: ' 陈晓明 ', idNumber: '110101199003070012', oldPhone: '+86 138-0013-8000' },
      ...{ registered: '大概去年三月', lastLogin: '说不清了', devices: '华为手机' },
    });
    expect(saved.draftCode).toBe(appeal.draftCode);
    expect(saved.errors.map(({ field, code }) => [field, code])).toEqual([['idNumber', 'id-number']]);
    const year = new Date(bench.clock()).getUTCFullYear() - 1;
    expect(saved.understood).toEqual({
      registered: { from: `${year}-03-01`, to: `${year}-03-31`, words: `${year} 年 3 月` },
    });
    const { statement } = await bench.appeal(appeal.id);
    expect(statement).toEqual({
      ...{ realName: '陈晓明', oldPhone: '13800138000', devices: '华为手机' },
      registered: { said: '大概去年三月', from: `${year}-03-01`, to: `${year}-03-31` },
      lastLogin: { said: '说不清了' },
    });
  });

  test('comes back with the identity number masked; sent back so, it stays; emptied, it goes', async () => {
    const { token, appeal } = await bench.draft('contact-change');
    await save(token, { ...WHO, registered: '2021年5月' });
    const { values, understood } = await described(token);
    expect(values).toEqual({
      ...{ realName: PERSON.realName, oldPhone: WHO.oldPhone, registered: '2021年5月' },
      idNumber: '110*************11',
    });
    expect(understood).toMatchObject({ registered: { words: '2021 年 5 月' } });
    await save(token, { ...values, devices: '电脑' });
    expect((await bench.appeal(appeal.id)).statement.idNumber).toBe(PERSON.idNumber);
    await save(token, { idNumber: '', registered: ' ' });
    const { statement } = await bench.appeal(appeal.id);
    expect([statement.idNumber, statement.registered, statement.devices]).toEqual([
      undefined,
      undefined,
      '电脑',
    ]);
    // Somebody else's mask is no number.
    const wrong = await save(token, { idNumber: '110*************11' });
    expect(wrong.errors.map(({ code }) => code)).toEqual(['id-number']);
  });

  test('what is saved on two devices at once is all kept', async () => {
    const { token, appeal } = await bench.draft('contact-change');
    const [one, other] = await Promise.all([
      save(token, { devices: '电脑' }),
      save(token, { business: '落户' }),
    ]);
    expect([one.errors, other.errors]).toEqual([[], []]);
    expect((await bench.appeal(appeal.id)).statement).toEqual({ devices: '电脑', business: '落户' });
  });

  test('each thing kept gives the time anew; an expired page stays expired', async () => {
    const { token } = await bench.draft('unlock');
    bench.clock.advance(10 * MINUTE);
    const saved = await save(token, { devices: '电脑' });
    expect(Date.parse(saved.expiresAt) - bench.clock()).toBe(15 * MINUTE);
    bench.clock.advance(14 * MINUTE);
    expect(await add(token, 'id-front')).toMatchObject({ kind: 'added' });
    bench.clock.advance(14 * MINUTE);
    expect(Date.parse((await described(token)).expiresAt) - bench.clock()).toBe(MINUTE);
    bench.clock.advance(MINUTE);
    expect(await bench.secureForms.saveDraft(token, {}, NOBODY)).toMatchObject({ code: 'form-expired' });
    expect(await add(token, 'id-back')).toMatchObject({ code: 'form-expired' });
  });

  test.each([
    ['idNumber', 'x', 'id-number'],
    ['realName', '1', 'real-name'],
    ['oldPhone', '1380013', 'phone'],
    ['oldPhone', CONTACT.to, 'same-contact'],
    ['oldEmail', 'nobody', 'email'],
    ['account', 'x'.repeat(65), 'too-long'],
    ['registered', '年'.repeat(61), 'too-long'],
    ['business', '事'.repeat(501), 'too-long'],
    ['events', '事'.repeat(1001), 'too-long'],
    ['events', 42, 'invalid'],
    ['devices', ['a'], 'invalid'],
    ['lastLogin', {}, 'invalid'],
  ])('%s may not be %j', async (field, value, code) => {
    const { token, appeal } = await bench.draft('contact-change');
    const { errors } = await save(token, { [field]: value });
    expect(errors.map((error) => [error.field, error.code])).toEqual([[field, code]]);
    expect(errors[0]?.message).toMatch(/[。？]$/);
    expect((await bench.appeal(appeal.id)).statement).toEqual({});
  });

  test('characters nobody sees are left out', async () => {
    const { token, appeal } = await bench.draft('unlock');
    await save(token, { devices: '华为\u0000手\u202e机，\n和\t电脑', events: '一，\r\n二' });
    const { statement } = await bench.appeal(appeal.id);
    expect([statement.devices, statement.events]).toEqual(['华为手机， 和 电脑', '一，\n二']);
  });

  test('bank cards are masked, and that is told; numbers of business are not', async () => {
    const { token, appeal } = await bench.draft('unlock');
    const grouped = CARD.replace(/(.{4})(?=.)/g, '$1 ');
    const { masked } = await save(token, {
      ...{ events: `卡号 ${grouped}\n第二行`, devices: MISTYPED, registeredPlace: CARD },
      business: `落户 ${MISTYPED}，卡 ${CARD}`,
    });
    const { statement } = await bench.appeal(appeal.id);
    const mask = `***************${CARD.slice(-4)}`;
    expect(statement.events).toBe(`卡号 ${mask}\n第二行`);
    expect(statement.business).toBe(`落户 ${MISTYPED}，卡 ${mask}`);
    expect(statement.devices).not.toBe(MISTYPED);
    const { events, business, devices, registeredPlace } = statement;
    expect(masked).toEqual({ events, business, devices, registeredPlace });
  });

  test('what nobody asked for is not kept', async () => {
    const { token, appeal } = await bench.draft('unlock');
    await save(token, {
      oldPhone: WHO.oldPhone,
      accountId: 'a1',
      __proto__: { devices: 'x' },
      constructor: 'x',
    });
    expect((await bench.appeal(appeal.id)).statement).toEqual({});
  });
});

describe('pictures', () => {
  test('are kept sealed under names of ours, and listed', async () => {
    const { token, appeal } = await bench.draft('unlock');
    const added = await add(token, 'id-front');
    expect(added).toMatchObject({
      file: { field: 'id-front', name: '人像面.jpg', width: 300, height: 200 },
    });
    const { documents } = await bench.appeal(appeal.id);
    expect(readdirSync(bench.folder)).toEqual(documents.map(({ id }) => id));
    const { files } = await described(token);
    expect(files).toEqual([added.kind === 'added' && added.file]);
  });

  test('two fronts at once: never both', async () => {
    const { token, appeal } = await bench.draft('unlock');
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => add(token, 'id-front')));
    expect(outcomes.map(({ kind }) => kind)).toContain('added');
    expect((await bench.appeal(appeal.id)).documents).toHaveLength(1);
  });

  test('a newer front takes the place of the older; of screenshots there are two', async () => {
    const { token, appeal } = await bench.draft('unlock');
    await bothSides(token);
    await add(token, 'id-front', await photo(400, 200));
    await add(token, 'screenshot');
    await add(token, 'screenshot');
    expect(await add(token, 'screenshot')).toMatchObject({ errors: [{ code: 'too-many-files' }] });
    const { documents } = await bench.appeal(appeal.id);
    expect(documents.map(({ kind }) => kind).sort()).toEqual([
      ...['id-back', 'id-front', 'screenshot', 'screenshot'],
    ]);
    expect(documents.find(({ kind }) => kind === 'id-front')?.width).toBe(400);
    expect(readdirSync(bench.folder).sort()).toEqual(documents.map(({ id }) => id).sort());
  });

  test('sent all at once are no more than are allowed, and no file is left over', async () => {
    const { token, appeal } = await bench.draft('unlock');
    await Promise.all(Array.from({ length: 12 }, () => add(token, 'screenshot')));
    const { documents } = await bench.appeal(appeal.id);
    expect(documents).toHaveLength(2);
    expect(readdirSync(bench.folder).sort()).toEqual(documents.map(({ id }) => id).sort());
  });

  test('that are none are refused in words, and nothing is kept of them', async () => {
    const { token, appeal } = await bench.draft('unlock');
    expect(await add(token, 'id-front', card(9, 9, 9))).toMatchObject({
      errors: [{ field: 'id-front', code: 'not-a-picture', message: expect.stringContaining('JPG') }],
    });
    expect(await add(token, 'in-hand')).toMatchObject({ code: 'not-found' });
    expect(await add(token, '../x')).toMatchObject({ code: 'not-found' });
    expect((await bench.appeal(appeal.id)).documents).toEqual([]);
  });

  test("can be taken away, one's own only", async () => {
    const { token, appeal } = await bench.draft('unlock');
    const other = await bench.draft('unlock');
    await add(token, 'id-front');
    await add(other.token, 'id-front');
    const [mine] = (await bench.appeal(appeal.id)).documents;
    const [theirs] = (await bench.appeal(other.appeal.id)).documents;
    for (const id of [theirs?.id ?? '', '../../secret.key', 'unknown', mine?.id ?? '', mine?.id ?? ''])
      expect(await bench.secureForms.removeFile(token, id, NOBODY)).toEqual({ kind: 'removed' });
    expect((await bench.appeal(appeal.id)).documents).toEqual([]);
    expect(readdirSync(bench.folder)).toEqual([theirs?.id]);
  });
});

describe('handing in', () => {
  test('tells everything that is missing, each at its field', async () => {
    const { token } = await bench.draft('contact-change');
    expect(codes(await submit(token))).toEqual([
      ...['realName required', 'idNumber required', 'oldPhone old-contact'],
      ...['id-front file-required', 'id-back file-required'],
    ]);
    expect(codes(await submit(token, { ...PERSON, oldEmail: 'nobody' }))).toEqual([
      ...['oldEmail email', 'oldPhone old-contact', 'id-front file-required', 'id-back file-required'],
    ]);
  });

  test('gives a receipt, wakes the dialog, and closes the draft', async () => {
    const { token, appeal } = await bench.draft('contact-change');
    await save(token, WHO);
    await bothSides(token);
    const outcome = await submit(token, { events: '换号了' });
    const handedIn = await bench.appeal(appeal.id);
    expect(handedIn).toMatchObject({ state: 'accepted', statement: { ...WHO, events: '换号了' } });
    const text = outcome.kind === 'done' ? (outcome.done?.text ?? '') : '';
    expect(text).toContain(handedIn.receipt);
    expect(text).toContain(bench.appeals.queryCode(appeal.id));
    const form = await bench.forms.findByToken(token);
    expect(form).toMatchObject({ status: 'done', result: { purpose: 'appeal', appealId: appeal.id } });

    expect(await submit(token)).toMatchObject({ code: 'form-used' });
    expect(await add(token, 'screenshot')).toMatchObject({ code: 'form-used' });
    // Another page on the same draft is of no use any more.
    const late = await bench.open('appeal', { appealId: appeal.id });
    expect(await bench.secureForms.describe(late, { secret: undefined, bind: false })).toMatchObject({
      code: 'form-used',
    });
    expect(await submit(late, WHO)).toMatchObject({ kind: 'refused' });
    expect(await bench.secureForms.saveDraft(late, WHO, NOBODY)).toMatchObject({ kind: 'refused' });
    expect(await add(late, 'screenshot')).toMatchObject({ kind: 'refused' });
    expect((await bench.appeal(appeal.id)).documents).toHaveLength(2);
    expect(bench.failures).toEqual([]);
  });

  test('twice at once is once', async () => {
    const { token, appeal } = await bench.draft('contact-change');
    await bothSides(token);
    const outcomes = await Promise.all([submit(token, WHO), submit(token, WHO), submit(token, WHO)]);
    expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1);
    expect((await bench.appeal(appeal.id)).history.map(({ state }) => state)).toEqual(['draft', 'accepted']);
  });

  test('while it is under way nothing of the form can be seen or changed', async () => {
    const { token, appeal } = await bench.draft('contact-change');
    const form = await bench.forms.findByToken(token);
    expect(await bench.forms.claim(form?.id ?? '', [])).toBe('committed');
    const used = { kind: 'refused', code: 'form-used' };
    expect(await bench.secureForms.describe(token, { secret: 'mine', bind: true })).toMatchObject(used);
    expect(await submit(token, WHO)).toMatchObject(used);
    expect(await bench.secureForms.saveDraft(token, WHO, NOBODY)).toMatchObject(used);
    expect(await add(token, 'id-front')).toMatchObject(used);
    expect(await bench.secureForms.removeFile(token, 'x', NOBODY)).toMatchObject(used);
    expect(await bench.appeal(appeal.id)).toEqual(appeal);
  });
});

test('a form of another purpose keeps no drafts and takes no pictures', async () => {
  const token = await bench.open('id-number');
  expect(await bench.secureForms.saveDraft(token, {}, NOBODY)).toMatchObject({ code: 'not-found' });
  expect(await add(token, 'id-front')).toMatchObject({ code: 'not-found' });
  expect(await bench.secureForms.removeFile(token, 'x', NOBODY)).toEqual({ kind: 'removed' });
});

test('all of it is for the browser that has the form', async () => {
  const { token } = await bench.draft('unlock');
  const mine = { secret: 'mine', address: '' };
  await bench.secureForms.describe(token, { secret: 'mine', bind: true });
  for (const browser of [NOBODY, { secret: 'yours', address: '' }]) {
    expect(await bench.secureForms.saveDraft(token, {}, browser)).toMatchObject({ code: 'wrong-browser' });
    const upload = { field: 'id-front', bytes: await photo(9, 9) };
    expect(await bench.secureForms.addFile(token, upload, browser)).toMatchObject({ code: 'wrong-browser' });
    expect(await bench.secureForms.removeFile(token, 'x', browser)).toMatchObject({ code: 'wrong-browser' });
    expect(await bench.secureForms.submit(token, {}, browser)).toMatchObject({ code: 'wrong-browser' });
  }
  expect(await bench.secureForms.saveDraft(token, {}, mine)).toMatchObject({ kind: 'saved' });
});
