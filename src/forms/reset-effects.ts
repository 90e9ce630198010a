import { copyFor, toLocale } from '../copy/copy.ts';
import { inPortalTime } from '../copy/portal-time.ts';
import type { Copy } from '../copy/zh-CN.ts';
import { type Account, contactsOf } from '../domain/account.ts';
import type { Effect } from '../domain/effect.ts';
import { maskUsername } from '../domain/masking.ts';
import type { SecureForm } from '../domain/secure-form.ts';
import type { FormDeps } from './definition.ts';

const HOUR = 3_600_000;

/** What a reset brings with it: all of it in the one transaction that uses the form up. */
export async function passwordResetEffects(
  deps: FormDeps,
  form: SecureForm,
  account: Account,
  change: { requestId: string; password: string; clearsLock: boolean },
  copy: Copy,
): Promise<Effect[]> {
  const now = deps.clock();
  const directoryEffects = await deps.directory.resetPassword({
    requestId: change.requestId,
    accountId: account.id,
    password: change.password,
    clearLock: change.clearsLock,
  });
  const token = deps.randomToken(32);
  const { portalName, hotline, figures } = deps.portal;
  const notice = copy.messages.passwordReset(
    portalName,
    maskUsername(account.username),
    inPortalTime(now, form.locale, { dateStyle: 'medium', timeStyle: 'short' }),
    `${deps.publicUrl}/f/${token}`,
    hotline,
  );
  return [
    // It took its time: the owner may have said no, or reset it, in between.
    { do: 'unless-disproven', conversationId: form.conversationId, accountId: account.id },
    ...directoryEffects,
    { do: 'void-account-codes', accountId: account.id },
    { do: 'void-account-forms', accountId: account.id },
    { do: 'drop-lock-reminders', accountId: account.id },
    {
      do: 'open-form',
      form: {
        id: deps.randomToken(12),
        token,
        conversationId: form.conversationId,
        purpose: 'not-me',
        accountId: account.id,
        locale: form.locale,
        expiresAt: now + figures.notMeHours * HOUR,
      },
    },
    ...tellOwner(account, `${form.id}:reset`, 'password-reset', notice),
    audit('password.reset', form, account, now),
  ];
}

/** 「非本人操作」: the account is closed to self-service until a person has looked at it. */
export async function accountHeldEffects(
  deps: FormDeps,
  form: SecureForm,
  account: Account,
): Promise<Effect[]> {
  const now = deps.clock();
  const { messages } = copyFor(toLocale(form.locale));
  const { portalName, hotline } = deps.portal;
  const notice = messages.accountHeld(portalName, maskUsername(account.username), hotline);
  return [
    ...(await deps.directory.freeze({ requestId: form.id, accountId: account.id })),
    { do: 'hold-account', accountId: account.id, at: now },
    { do: 'void-account-codes', accountId: account.id },
    { do: 'void-account-forms', accountId: account.id },
    ...tellOwner(account, `${form.id}:held`, 'account-held', notice),
    audit('account.held', form, account, now),
  ];
}

function tellOwner(
  account: Account,
  key: string,
  purpose: string,
  notice: { subject: string; text: string },
): Effect[] {
  return contactsOf(account).map(({ channel, to }) => ({
    do: 'send',
    message: { kind: 'notice', key: `${key}:${channel}`, channel, to, purpose, ...notice },
  }));
}

function audit(
  act: 'password.reset' | 'account.held',
  form: SecureForm,
  account: Account,
  at: number,
): Effect {
  return {
    do: 'audit',
    entry: {
      at,
      act,
      actor: 'citizen',
      conversationId: form.conversationId,
      accountId: account.id,
      details: { formId: form.id },
    },
  };
}
