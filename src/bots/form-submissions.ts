import { z } from 'zod';
import type { Copy } from '../copy/zh-CN.ts';
import type { Account } from '../domain/account.ts';
import { decideReset } from '../domain/assurance.ts';
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
  | {
      kind: 'accepted';
      result: FormResult;
      /** Written while the form is claimed. */
      claims: Effect[];
      /** What the form asked for; what is written when it is done. May reject: then nothing was done. */
      carryOut(): Promise<Effect[]>;
    }
  | { kind: 'errors'; errors: FieldError[] }
  /** What the form was opened for no longer holds. */
  | { kind: 'void' };

/** How long after a right code a new password may still be set. */
const PROOF_KEPT_MS = 30 * 60_000;

/** Judges what was typed into a secure form. Nothing is changed before the form is claimed. */
export async function judgeForm(
  deps: SubmissionDeps,
  form: SecureForm,
  values: Record<string, unknown>,
  copy: Copy,
): Promise<Submission> {
  switch (form.purpose) {
    case 'id-number':
      return judgeIdNumber(deps, form, values, copy);
    case 'real-name':
      return judgeRealName(deps, form, values, copy);
    case 'new-password':
      return judgeNewPassword(deps, form, values, copy);
    case 'not-me':
      return judgeNotMe(deps, form);
  }
}

/** A form that only collects: there is nothing to carry out. */
function collected({ clock }: SubmissionDeps, form: SecureForm, result: FormResult): Submission {
  return { kind: 'accepted', result, claims: [submitted(form, clock())], carryOut: async () => [] };
}

function submitted(form: SecureForm, at: number): Effect {
  return {
    do: 'audit',
    entry: {
      at,
      act: 'form.submitted',
      actor: 'citizen',
      conversationId: form.conversationId,
      ...(form.accountId ? { accountId: form.accountId } : {}),
      details: { purpose: form.purpose, formId: form.id },
    },
  };
}

const text = z.string().max(256).catch('');

function judgeIdNumber(
  deps: SubmissionDeps,
  form: SecureForm,
  values: Record<string, unknown>,
  copy: Copy,
): Submission {
  const errors: FieldError[] = [];
  const idNumber = readIdNumber(deps, values, copy, errors);
  return idNumber ? collected(deps, form, { purpose: 'id-number', idNumber }) : { kind: 'errors', errors };
}

const NAME = /^[\p{L}\p{M}·•.\s'’-]{2,50}$/u;

function judgeRealName(
  deps: SubmissionDeps,
  form: SecureForm,
  values: Record<string, unknown>,
  copy: Copy,
): Submission {
  const { errors: words } = copy.form;
  const errors: FieldError[] = [];
  const realName = cleanText(text.parse(values.realName));
  if (!realName) errors.push({ field: 'realName', code: 'required', message: words.required });
  else if (!NAME.test(realName))
    errors.push({ field: 'realName', code: 'real-name', message: words['real-name'] });
  const idNumber = readIdNumber(deps, values, copy, errors);
  return errors.length === 0 && idNumber
    ? collected(deps, form, { purpose: 'real-name', realName, idNumber })
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

async function judgeNewPassword(
  deps: SubmissionDeps,
  form: SecureForm,
  values: Record<string, unknown>,
  copy: Copy,
): Promise<Submission> {
  const granted = await findGrant(deps, form);
  if (!granted) return { kind: 'void' };
  const { account, clearsLock } = granted;

  const password = normalizePassword(text.parse(values.password));
  const errors = ruleErrors(deps, password, normalizePassword(text.parse(values.confirm)), copy);
  if (errors.length > 0) return { kind: 'errors', errors };
  // Only a password that would be set is held against what the owner alone knows, and each miss is counted:
  // otherwise this page would tell an identity number to whoever asks often enough.
  const rule = await ownerRule(deps, account, password);
  if (rule) {
    await deps.facts.countRefusedPassword({
      accountId: account.id,
      conversationId: form.conversationId,
      rule,
    });
    return { kind: 'errors', errors: [{ field: 'password', code: rule, message: copy.form.errors[rule] }] };
  }
  return {
    kind: 'accepted',
    result: { purpose: 'new-password' },
    claims: [
      submitted(form, deps.clock()),
      { do: 'spend-proof', conversationId: form.conversationId, accountId: account.id },
    ],
    carryOut: () => passwordResetEffects(deps, form, account, { password, clearsLock }, copy),
  };
}

/** The proof is minutes old: the account as it is now decides, by the same rule as in the chat. */
async function findGrant(
  { directory, facts, clock, portal }: SubmissionDeps,
  form: SecureForm,
): Promise<{ account: Account; clearsLock: boolean } | undefined> {
  const account = form.accountId ? await directory.get(form.accountId) : undefined;
  if (!account || (await facts.isPasswordClosed(account.id))) return undefined;
  const now = clock();
  const proof = await facts.codeProof(form.conversationId, account);
  if (!proof || now - proof.at > PROOF_KEPT_MS) return undefined;
  const decision = decideReset(
    account,
    { code: proof.channel, aux: form.aux },
    { now, held: await facts.isHeld(account.id), phoneStaleDays: portal.figures.phoneStaleDays },
  );
  return decision.kind === 'allowed' ? { account, clearsLock: decision.clearsLock } : undefined;
}

function ruleErrors(deps: SubmissionDeps, password: string, confirm: string, copy: Copy): FieldError[] {
  const { errors: words } = copy.form;
  const { passwordProfile: profile } = deps.portal.figures;
  if (!password) return [{ field: 'password', code: 'required', message: words.required }];
  const unmet = checkPassword(password, { profile, personal: [], isCommon: deps.isCommonPassword });
  const errors = unmet.map((rule): FieldError => {
    const message = words[rule];
    return {
      field: 'password',
      code: rule,
      message: typeof message === 'string' ? message : message(profile),
    };
  });
  if (confirm !== password) errors.push({ field: 'confirm', code: 'mismatch', message: words.mismatch });
  return errors;
}

async function ownerRule(
  { directory, portal, isCommonPassword }: SubmissionDeps,
  account: Account,
  password: string,
): Promise<'personal' | 'old' | undefined> {
  const personal = [
    account.realName,
    account.username,
    account.idNumber,
    account.phone ?? '',
    account.email?.split('@')[0] ?? '',
    account.creditCode ?? '',
    portal.portalName,
  ].filter((part) => part !== '');
  const { passwordProfile: profile } = portal.figures;
  if (checkPassword(password, { profile, personal, isCommon: isCommonPassword }).length > 0)
    return 'personal';
  return (await directory.isCurrentPassword(account.id, password)) ? 'old' : undefined;
}

async function judgeNotMe(deps: SubmissionDeps, form: SecureForm): Promise<Submission> {
  const account = form.accountId ? await deps.directory.get(form.accountId) : undefined;
  if (!account) return { kind: 'void' };
  return {
    kind: 'accepted',
    result: { purpose: 'not-me' },
    claims: [submitted(form, deps.clock())],
    carryOut: () => accountHeldEffects(deps, form, account),
  };
}
