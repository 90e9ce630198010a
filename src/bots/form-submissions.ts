import { z } from 'zod';
import type { Copy } from '../copy/zh-CN.ts';
import type { Effect } from '../domain/effect.ts';
import type { PortalSettings } from '../domain/figures.ts';
import { parseIdNumber } from '../domain/identifiers/id-number.ts';
import { checkPassword, normalizePassword } from '../domain/password.ts';
import type { Clock, Directory, Facts } from '../domain/ports.ts';
import type { FormResult, SecureForm } from '../domain/secure-form.ts';
import { cleanText } from '../domain/text.ts';
import type { FieldError } from './contract.ts';
import { accountHeldEffects, passwordResetEffects } from './reset-effects.ts';

export interface SubmissionDeps {
  clock: Clock;
  directory: Directory;
  facts: Facts;
  portal: PortalSettings;
  publicUrl: string;
  randomToken(size: number): string;
  isCommonPassword(folded: string): boolean;
}

export type Submission =
  | { kind: 'accepted'; result: FormResult; effects: Effect[] }
  | { kind: 'errors'; errors: FieldError[] }
  /** What the form was opened for no longer holds. */
  | { kind: 'void' };

/** Judges what was typed into a secure form. Nothing is written here, except by a remote directory's reset. */
export async function submitForm(
  deps: SubmissionDeps,
  form: SecureForm,
  values: Record<string, unknown>,
  copy: Copy,
): Promise<Submission> {
  const submitted: Effect = {
    do: 'audit',
    entry: {
      at: deps.clock(),
      act: 'form.submitted',
      actor: 'citizen',
      conversationId: form.conversationId,
      ...(form.accountId ? { accountId: form.accountId } : {}),
      details: { purpose: form.purpose, formId: form.id },
    },
  };
  switch (form.purpose) {
    case 'id-number':
      return withAudit(submitIdNumber(deps, values, copy), submitted);
    case 'real-name':
      return withAudit(submitRealName(deps, values, copy), submitted);
    case 'new-password':
      return withAudit(await submitNewPassword(deps, form, values, copy), submitted);
    case 'not-me':
      return withAudit(await submitNotMe(deps, form), submitted);
  }
}

const text = z.string().max(256).catch('');

function submitIdNumber(deps: SubmissionDeps, values: Record<string, unknown>, copy: Copy): Submission {
  const errors: FieldError[] = [];
  const idNumber = readIdNumber(deps, values, copy, errors);
  return idNumber
    ? { kind: 'accepted', result: { purpose: 'id-number', idNumber }, effects: [] }
    : { kind: 'errors', errors };
}

const NAME = /^[\p{L}\p{M}·•.\s'’-]{2,50}$/u;

function submitRealName(deps: SubmissionDeps, values: Record<string, unknown>, copy: Copy): Submission {
  const { errors: words } = copy.form;
  const errors: FieldError[] = [];
  const realName = cleanText(text.parse(values.realName));
  if (!realName) errors.push({ field: 'realName', code: 'required', message: words.required });
  else if (!NAME.test(realName))
    errors.push({ field: 'realName', code: 'real-name', message: words['real-name'] });
  const idNumber = readIdNumber(deps, values, copy, errors);
  return errors.length === 0 && idNumber
    ? { kind: 'accepted', result: { purpose: 'real-name', realName, idNumber }, effects: [] }
    : { kind: 'errors', errors };
}

function readIdNumber(
  { clock }: SubmissionDeps,
  values: Record<string, unknown>,
  copy: Copy,
  errors: FieldError[],
): string | undefined {
  const { errors: words } = copy.form;
  const typed = cleanText(text.parse(values.idNumber));
  const parsed = parseIdNumber(typed, new Date(clock()));
  if (parsed.ok) return parsed.value;
  errors.push(
    typed
      ? { field: 'idNumber', code: 'id-number', message: words['id-number'] }
      : { field: 'idNumber', code: 'required', message: words.required },
  );
  return undefined;
}

async function submitNewPassword(
  deps: SubmissionDeps,
  form: SecureForm,
  values: Record<string, unknown>,
  copy: Copy,
): Promise<Submission> {
  const account = form.accountId ? await deps.directory.get(form.accountId) : undefined;
  // The proof is minutes old: what has happened to the account since then decides.
  if (
    !account ||
    account.status === 'banned' ||
    account.lock?.reason === 'violation' ||
    (await deps.facts.isHeld(account.id))
  )
    return { kind: 'void' };

  const { errors: words } = copy.form;
  const { passwordProfile } = deps.portal.figures;
  const errors: FieldError[] = [];
  const add = (field: string, code: string, message: string) => errors.push({ field, code, message });
  const password = normalizePassword(text.parse(values.password));
  if (!password) add('password', 'required', words.required);
  else {
    const unmet = checkPassword(password, {
      profile: passwordProfile,
      personal: [
        account.realName,
        account.username,
        account.idNumber,
        account.phone ?? '',
        account.email?.split('@')[0] ?? '',
        account.creditCode ?? '',
        deps.portal.portalName,
      ].filter((part) => part !== ''),
      isCommon: deps.isCommonPassword,
    });
    for (const rule of unmet) {
      const message = words[rule];
      add('password', rule, typeof message === 'string' ? message : message(passwordProfile));
    }
    if (unmet.length === 0 && (await deps.directory.isCurrentPassword(account.id, password)))
      add('password', 'old', words.old);
  }
  const confirm = normalizePassword(text.parse(values.confirm));
  if (confirm !== password) add('confirm', 'mismatch', words.mismatch);
  if (errors.length > 0) return { kind: 'errors', errors };
  return {
    kind: 'accepted',
    result: { purpose: 'new-password' },
    effects: await passwordResetEffects(deps, form, account, password, copy),
  };
}

async function submitNotMe(deps: SubmissionDeps, form: SecureForm): Promise<Submission> {
  const account = form.accountId ? await deps.directory.get(form.accountId) : undefined;
  if (!account) return { kind: 'void' };
  return {
    kind: 'accepted',
    result: { purpose: 'not-me' },
    effects: await accountHeldEffects(deps, form, account),
  };
}

function withAudit(submission: Submission, audit: Effect): Submission {
  return submission.kind === 'accepted'
    ? { ...submission, effects: [audit, ...submission.effects] }
    : submission;
}
