import { uiZhCN } from '../../../src/copy/ui.zh-CN.ts';
import { judgePassword } from '../../../web/form/judge-password.ts';
import { minutesLeft, untilNextMinute } from '../../../web/form/minutes.ts';
import type { FormField } from '../../../web/form/read-form.ts';
import { findErrors, firstValues, toBody } from '../../../web/form/values.ts';

const field = (extra: Partial<FormField>): FormField => ({
  name: 'f',
  type: 'text',
  label: 'F',
  hint: '',
  required: true,
  maxLength: null,
  autocomplete: 'off',
  profile: null,
  accept: '',
  maxFiles: 1,
  camera: false,
  ...extra,
});
const password = field({ name: 'password', type: 'password', profile: 'mlps3' });
const GOOD = 'Maple+Teapot-39';

describe('findErrors', () => {
  const fields = [password, field({ name: 'confirm', type: 'password' })];
  const errors = (values: Record<string, string>) =>
    findErrors(fields, values, uiZhCN).map(({ field: name, message }) => [name, message]);

  it('passes a good password typed twice', () => {
    expect(errors({ password: GOOD, confirm: GOOD })).toEqual([]);
  });

  it('says what is wrong; which rule, the list of them shows', () => {
    expect(errors({ password: 'short', confirm: 'short' })).toEqual([['password', uiZhCN.password.notYet]]);
    expect(errors({ password: GOOD, confirm: 'other' })).toEqual([['confirm', uiZhCN.form.confirmWrong]]);
    expect(errors({ password: GOOD, confirm: '' })).toEqual([['confirm', uiZhCN.form.required]]);
  });

  it('does not ask to repeat a password that is not right yet', () => {
    expect(errors({ password: '', confirm: '' })).toEqual([['password', uiZhCN.form.required]]);
    expect(errors({ password: 'short', confirm: '' }).map(([name]) => name)).toEqual(['password']);
  });

  it('leaves out alone what may be left out', () => {
    expect(findErrors([field({ required: false })], { f: '' }, uiZhCN)).toEqual([]);
  });
});

describe('toBody', () => {
  it('posts the names the server listed, identity numbers tidied, passwords untouched', () => {
    const asked = [password, field({ name: 'id', type: 'id-number' }), field({ name: 'n' })];
    const values = { password: ' a b ', confirm: 'x', id: ' 110105 19491231002x ', n: ' 张三 ' };
    expect(toBody(asked, values)).toEqual({
      password: ' a b ',
      id: '11010519491231002X',
      n: '张三',
    });
    expect(toBody(asked, firstValues(asked))).toEqual({ password: '', id: '', n: '' });
  });
});

describe('judgePassword', () => {
  it('has nothing met while nothing is typed, and never asks for what only the server knows', () => {
    expect(judgePassword('', 'mlps3')?.some(({ met }) => met)).toBe(false);
    expect(judgePassword(GOOD, 'mlps3')?.map(({ rule, met }) => [rule, met])).toEqual([
      ['length', true],
      ['classes', true],
      ['characters', true],
      ['common', true],
    ]);
    expect(judgePassword(GOOD, 'nist')?.map(({ rule }) => rule)).not.toContain('classes');
  });
});

describe('the time left', () => {
  it.each([
    [900_000, 15, 15_000],
    [884_999, 14, 59_999],
    [885_000, 15, 60_000],
    [45_000, 1, 45_000],
    [44_000, 0, 44_000],
    [0, 0, 0],
    [-5, 0, 0],
  ])('of %d ms is %d minutes, changing in %d', (left, minutes, next) => {
    expect(minutesLeft(1_000 + left, 1_000)).toBe(minutes);
    expect(untilNextMinute(1_000 + left, 1_000)).toBe(next);
  });

  it('is not named when there is much or no end of it', () => {
    expect(minutesLeft(Number.POSITIVE_INFINITY, 0)).toBeNull();
    expect(minutesLeft(72 * 3_600_000, 0)).toBeNull();
  });
});
