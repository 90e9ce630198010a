import { z } from 'zod';
import type { Copy } from '../copy/zh-CN.ts';
import { parseIdNumber } from '../domain/identifiers/id-number.ts';
import { cleanText } from '../domain/text.ts';
import type { FieldError } from './contract.ts';
import type { FormField } from './description.ts';

/** A value as sent; anything that is no text of a sensible length counts as nothing typed. */
export const typedText = z.string().max(256).catch('');

export function idNumberField({ form: words }: Copy): FormField {
  return {
    name: 'idNumber',
    type: 'id-number',
    label: words.labels.idNumber,
    hint: words.hints.idNumber,
    required: true,
    maxLength: 18,
    autocomplete: 'off',
  };
}

export function realNameField({ form: words }: Copy): FormField {
  return {
    name: 'realName',
    type: 'text',
    label: words.labels.realName,
    hint: words.hints.realName,
    required: true,
    maxLength: 50,
    autocomplete: 'name',
  };
}

/** A field's clean value, or what is wrong with it. */
export type Read = { value: string } | { error: FieldError };

export function readIdNumber(typed: unknown, copy: Copy, now: number): Read {
  const { errors: words } = copy.form;
  const text = cleanText(typedText.parse(typed));
  const parsed = parseIdNumber(text, new Date(now));
  if (parsed.ok) return { value: parsed.value };
  const code = text ? 'id-number' : 'required';
  return { error: { field: 'idNumber', code, message: words[code] } };
}

const NAME = /^[\p{L}\p{M}·•. '’-]{2,50}$/u;

export function readRealName(typed: unknown, copy: Copy): Read {
  const { errors: words } = copy.form;
  const value = cleanText(typedText.parse(typed));
  if (NAME.test(value)) return { value };
  const code = value ? 'real-name' : 'required';
  return { error: { field: 'realName', code, message: words[code] } };
}
