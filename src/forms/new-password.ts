import type { Copy } from '../copy/zh-CN.ts';
import type { Account } from '../domain/account.ts';
import { decideReset, PROOF_KEPT_MS } from '../domain/assurance.ts';
import { checkPassword, normalizePassword } from '../domain/password.ts';
import type { SecureForm } from '../domain/secure-form.ts';
import type { FieldError } from './contract.ts';
import { auditSubmitted, type FormDefinition, type FormDeps } from './definition.ts';
import type { FormField } from './description.ts';
import { typedText } from './person-fields.ts';
import { passwordResetEffects } from './reset-effects.ts';

/** Sets a new password for the proven account. */
export const newPasswordForm: FormDefinition = {
  purpose: 'new-password',

  describe({ copy, deps }) {
    const { title, intro, submit, done } = copy.form.newPassword;
    const { labels } = copy.form;
    const secret = {
      type: 'password',
      required: true,
      maxLength: 256,
      autocomplete: 'new-password',
    } as const;
    const fields: FormField[] = [
      {
        name: 'password',
        label: labels.password,
        ...secret,
        rules: { profile: deps.portal.figures.passwordProfile },
      },
      { name: 'confirm', label: labels.confirm, ...secret },
    ];
    return { title, intro, submitLabel: submit, done, fields };
  },

  async judge(submitted) {
    const { deps, form, values, copy } = submitted;
    const granted = await findGrant(deps, form);
    if (!granted) return { kind: 'void' };
    const { account, clearsLock } = granted;

    const password = normalizePassword(typedText.parse(values.password));
    const errors = ruleErrors(deps, password, normalizePassword(typedText.parse(values.confirm)), copy);
    if (errors.length > 0) return { kind: 'errors', errors };
    // Only a password that would be set is held against what the owner alone knows, and each miss is counted:
    // otherwise this page would tell an identity number to whoever asks often enough.
    const rule = await ownerRule(deps, account, password);
    if (rule) {
      await deps.refusedPasswords.count({
        accountId: account.id,
        conversationId: form.conversationId,
        rule,
      });
      return { kind: 'errors', errors: [{ field: 'password', code: rule, message: copy.form.errors[rule] }] };
    }
    // Of this submission alone: a directory elsewhere may have set the password of one before although its answer was
    // lost, and the next may be another password.
    const requestId = `${form.id}:${deps.randomToken(6)}`;
    return {
      kind: 'accepted',
      result: { purpose: 'new-password' },
      claims: [
        auditSubmitted(submitted),
        { do: 'spend-proof', conversationId: form.conversationId, accountId: account.id },
      ],
      carryOut: () => passwordResetEffects(deps, form, account, { requestId, password, clearsLock }, copy),
    };
  },
};

/** The proof is minutes old: the account as it is now decides, by the same rule as in the chat. */
async function findGrant(
  { directory, heldAccounts, codeProofs, refusedPasswords, clock, portal }: FormDeps,
  form: SecureForm,
): Promise<{ account: Account; clearsLock: boolean } | undefined> {
  const account = form.accountId ? await directory.get(form.accountId) : undefined;
  if (!account || (await refusedPasswords.isClosed(account.id))) return undefined;
  const now = clock();
  const proof = await codeProofs.find(form.conversationId, account);
  if (!proof || now - proof.at > PROOF_KEPT_MS) return undefined;
  const decision = decideReset(
    account,
    { code: proof.channel, aux: form.aux },
    { now, held: await heldAccounts.isHeld(account.id), phoneStaleDays: portal.figures.phoneStaleDays },
  );
  return decision.kind === 'allowed' ? { account, clearsLock: decision.clearsLock } : undefined;
}

function ruleErrors(deps: FormDeps, password: string, confirm: string, copy: Copy): FieldError[] {
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
  { directory, portal, isCommonPassword }: FormDeps,
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
