import { uiZhCN } from '../../../src/copy/ui.zh-CN.ts';
import { type FormPage, readForm } from '../../../web/form/read-form.ts';
import { scaledDown } from '../../../web/form/shrink.ts';
import { fieldsOf, stepErrors, stepWith } from '../../../web/form/steps.ts';
import type { Upload } from '../../../web/form/use-uploads.ts';
import { changed } from '../../../web/form/values.ts';

const described = {
  purpose: 'appeal',
  expiresAt: '2026-07-01T08:15:00Z',
  bound: true,
  fields: [
    { name: 'realName', type: 'text', required: true },
    { name: 'oldPhone', type: 'phone', required: false },
    { name: 'oldEmail', type: 'email', required: false },
    { name: 'id-front', type: 'file', required: true, accept: 'image/*', maxFiles: 1 },
    { name: 'screenshot', type: 'file', required: false, maxFiles: 2 },
    { name: 'registered', type: 'time', required: false },
  ],
  steps: [
    { title: '您是谁', fields: ['realName', 'oldPhone', 'oldEmail'] },
    { title: '照片', hint: '四个角', fields: ['id-front', 'screenshot', 'unknown'] },
    { title: '核对', fields: [] },
  ],
  atLeastOne: [{ fields: ['oldPhone', 'oldEmail'], message: '至少填一个' }],
  values: { realName: '陈', registered: '去年', odd: 7 },
  understood: { registered: { from: 'x', to: 'y', words: '2025 年' } },
  files: [{ id: 'f1', field: 'id-front' }, 'odd'],
  draft: { code: 'CG-1', keptDays: 30 },
};
const read = (extra: object = {}) => readForm({ ...described, ...extra }, 0) as FormPage;
const form = read();
const upload = (field: string, state: Upload['state']): Upload => ({
  ...{ key: field + state, field, state, share: 0, preview: '', id: '', error: '' },
});
const wrong = (step: number, values: Record<string, string>, uploads: Upload[] = []) => {
  const at = form.steps[step];
  if (!at) throw new Error('no such step');
  return stepErrors(form, at, values, uploads, uiZhCN).map(({ field, message }) => [field, message]);
};
const { photos } = uiZhCN;

describe('a described form', () => {
  it('is read with its steps, what was filled in, and what was understood', () => {
    expect(form.steps[1]).toEqual({
      title: '照片',
      hint: '四个角',
      fields: ['id-front', 'screenshot', 'unknown'],
    });
    expect(form.fields.map(({ type, maxFiles }) => [type, maxFiles])).toEqual([
      ...[
        ['text', 1],
        ['phone', 1],
        ['email', 1],
        ['file', 1],
        ['file', 2],
        ['time', 1],
      ],
    ]);
    expect(form).toMatchObject({ draftCode: 'CG-1', bound: true, understood: { registered: '2025 年' } });
    expect(form.values).toEqual({ realName: '陈', registered: '去年', odd: '' });
    expect(form.files).toEqual([{ id: 'f1', field: 'id-front' }]);
  });

  it('does without any of that', () => {
    const plain = readForm({ fields: [] }, 0);
    expect(plain).toMatchObject({
      steps: [],
      values: {},
      understood: {},
      files: [],
      draftCode: '',
      atLeastOne: [],
    });
    expect(read({ bound: false }).bound).toBe(false);
    expect(readForm({ fields: 3 }, 0)).toBeNull();
  });
});

describe('a step', () => {
  it('has its own fields, those that exist', () => {
    const [, second] = form.steps;
    expect(second && fieldsOf(form, second).map(({ name }) => name)).toEqual(['id-front', 'screenshot']);
  });

  it('tells what is missing, in the order of its fields', () => {
    expect(wrong(0, { realName: '', oldPhone: ' ' })).toEqual([
      ['realName', uiZhCN.form.required],
      ['oldPhone', '至少填一个'],
    ]);
    expect(wrong(0, { realName: '陈', oldEmail: 'a@b.cn' })).toEqual([]);
    expect(wrong(2, {})).toEqual([]);
  });

  it('waits for its pictures', () => {
    expect(wrong(1, {})).toEqual([['id-front', photos.missing]]);
    expect(wrong(1, {}, [upload('id-front', 'sending')])).toEqual([['id-front', photos.wait]]);
    expect(wrong(1, {}, [upload('id-front', 'preparing')])).toEqual([['id-front', photos.wait]]);
    expect(wrong(1, {}, [upload('id-front', 'kept'), upload('screenshot', 'failed')])).toEqual([
      ['screenshot', photos.failed],
    ]);
    expect(wrong(1, {}, [upload('id-front', 'kept')])).toEqual([]);
  });

  it('is found by what is wrong', () => {
    const error = (field: string) => [{ field, message: '' }];
    expect(stepWith(form, error('screenshot'))).toBe(1);
    expect(stepWith(form, [...error('nowhere'), ...error('oldEmail')])).toBe(0);
    expect(stepWith(form, error('nowhere'))).toBe(-1);
  });
});

test('only what was changed is saved when the page goes away', () => {
  expect(changed({ a: '1', b: '2' }, { a: '1', b: '3', c: '' })).toEqual({ b: '3', c: '' });
});

test.each([
  [4000, 3000, 2400, 1800],
  [3000, 4000, 1800, 2400],
  [2400, 100, 2400, 100],
  [10, 10, 10, 10],
  [100_000, 1, 2400, 1],
  [0, 0, 1, 1],
])('%d × %d is sent as %d × %d', (width, height, toWidth, toHeight) => {
  expect(scaledDown(width, height)).toEqual({ width: toWidth, height: toHeight });
});
