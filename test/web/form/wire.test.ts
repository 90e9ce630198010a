import type { Answer } from '../../../web/form/wire.ts';
import { loadForm, saveDraft, submitForm, uploadResult } from '../../../web/form/wire.ts';

const NOW = Date.parse('2026-07-01T08:00:00Z');
const answering =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  async (): Promise<Answer> => ({
    status,
    body: body as Answer['body'],
    headers: { get: (name) => headers[name] ?? null },
  });
const error = (code: string, message = 'x') => ({ error: { code, message } });

const described = {
  purpose: 'new-password',
  expiresAt: '2026-07-01T08:15:00Z',
  locale: 'zh-CN',
  title: '设置新密码',
  intro: '请',
  submitLabel: '保存',
  done: { title: '好了', text: '回到聊天' },
  fields: [
    { name: 'password', type: 'password', label: '新密码', required: true, rules: { profile: 'nist' } },
    { name: 'photo', type: 'hologram', label: '?', required: false },
  ],
};

describe('loadForm', () => {
  it('reads the description, an unknown type as text', async () => {
    const result = await loadForm(answering(200, described), NOW);
    expect(result).toMatchObject({
      kind: 'form',
      form: { purpose: 'new-password', done: { title: '好了' } },
    });
    const fields = result.kind === 'form' ? result.form.fields : [];
    expect(fields.map(({ type, profile, autocomplete }) => [type, profile, autocomplete])).toEqual([
      ['password', 'nist', 'off'],
      ['text', null, 'off'],
    ]);
  });

  it('reads what is asked once more and what declines, and does without', async () => {
    const read = async (extra: object) => {
      const result = await loadForm(answering(200, { ...described, ...extra }), NOW);
      return result.kind === 'form' && { confirm: result.form.confirm, decline: result.form.decline };
    };
    const decline = { label: '是我', done: { title: '好的', text: '没有变化' } };
    expect(await read({ confirm: '确定吗？', decline })).toEqual({ confirm: '确定吗？', decline });
    expect(await read({})).toEqual({ confirm: '', decline: null });
  });

  it("counts the time left by the server's clock", async () => {
    const slow = NOW - 3_600_000;
    const date = new Date(NOW).toUTCString();
    const result = await loadForm(answering(200, described, { Date: date }), slow);
    expect(result.kind === 'form' && result.form.expiresAt - slow).toBe(15 * 60_000);
  });

  it.each([
    [410, error('form-used'), 'used'],
    [410, error('form-expired'), 'expired'],
    [404, error('not-found'), 'unknown'],
    [404, null, 'unknown'],
    [403, error('wrong-browser'), 'other-browser'],
  ])('%d %j is a page that has ended: %s', async (status, body, reason) => {
    expect(await loadForm(answering(status, body), NOW)).toMatchObject({ kind: 'ended', reason });
  });

  it('can be tried again when nothing sensible came', async () => {
    expect(await loadForm(async () => null, NOW)).toEqual({ kind: 'unreachable' });
    expect(await loadForm(answering(502, null), NOW)).toEqual({ kind: 'unreachable' });
    expect(await loadForm(answering(200, { fields: 3 }), NOW)).toEqual({ kind: 'unreachable' });
  });
});

describe('submitForm', () => {
  const submit = (status: number, body: unknown, headers = {}) =>
    submitForm(answering(status, body, headers), {}, NOW);

  it('ends in one of a few ways', async () => {
    expect(await submit(200, { ok: true })).toEqual({ kind: 'ok', done: null });
    const done = { title: '交上去了', text: '受理编号 SS1' };
    expect(await submit(200, { ok: true, done })).toEqual({ kind: 'ok', done });
    expect(await submit(422, { errors: [{ field: 'password', code: 'common', message: '太常见' }] })).toEqual(
      {
        kind: 'errors',
        errors: [{ field: 'password', message: '太常见' }],
      },
    );
    expect(await submit(410, error('form-used', '用过了'))).toEqual({
      kind: 'ended',
      reason: 'used',
      message: '用过了',
    });
    expect(await submit(429, error('too-many-requests'), { 'Retry-After': '9' })).toEqual({
      kind: 'busy',
      seconds: 9,
    });
    expect(await submit(503, error('unavailable'))).toEqual({ kind: 'trouble' });
    expect(await submit(400, error('bad-request', '不行'))).toEqual({ kind: 'refused', message: '不行' });
    expect(await submitForm(async () => null, {}, NOW)).toEqual({ kind: 'unreachable' });
  });
});

describe('saveDraft', () => {
  const saved = {
    draftCode: 'CG-1',
    savedAt: '2026-07-01T08:00:00Z',
    expiresAt: '2026-07-01T08:15:00Z',
    understood: { registered: { from: '2025-03-01', to: '2025-03-31', words: '2025 年 3 月' } },
    masked: { events: '卡号 ***3446' },
    errors: [{ field: 'oldPhone', code: 'phone', message: '不对' }],
  };

  it('tells what the server made of it', async () => {
    expect(await saveDraft(answering(200, saved), { a: 'b' }, NOW)).toEqual({
      kind: 'saved',
      draftCode: 'CG-1',
      expiresAt: NOW + 15 * 60_000,
      understood: { registered: '2025 年 3 月' },
      masked: { events: '卡号 ***3446' },
      errors: [{ field: 'oldPhone', message: '不对' }],
    });
  });

  it('goes to an address of its own, and may fail', async () => {
    const asked: unknown[] = [];
    const failing = async (...args: unknown[]) => {
      asked.push(args);
      return null;
    };
    expect(await saveDraft(failing, { a: 'b' }, NOW)).toEqual({ kind: 'unreachable' });
    expect(asked).toEqual([['PUT', { a: 'b' }, '/draft']]);
    expect(await saveDraft(answering(410, error('form-expired')), {}, NOW)).toMatchObject({ kind: 'ended' });
    expect(await saveDraft(answering(503, error('unavailable')), {}, NOW)).toEqual({ kind: 'trouble' });
  });
});

describe('uploadResult', () => {
  const of = async (status: number, body: unknown) => uploadResult(await answering(status, body)(), NOW);

  it('is a picture kept, or why it is not', async () => {
    const kept = { id: 'f1', name: '人像面.jpg', width: 3, height: 2, expiresAt: '2026-07-01T08:15:00Z' };
    expect(await of(201, kept)).toEqual({ kind: 'kept', id: 'f1', expiresAt: NOW + 15 * 60_000 });
    expect(await of(201, {})).toEqual({ kind: 'trouble' });
    expect(await of(422, { errors: [{ field: 'x', code: 'unreadable', message: '打不开' }] })).toEqual({
      ...{ kind: 'errors', errors: [{ field: 'x', message: '打不开' }] },
    });
    expect(await of(413, error('too-large', '太大'))).toEqual({ kind: 'refused', message: '太大' });
    expect(uploadResult(null, NOW)).toEqual({ kind: 'unreachable' });
  });
});
