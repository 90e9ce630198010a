import type { NewForm } from '../../domain/effect.ts';
import type { Vault } from '../../domain/ports.ts';
import { CHAT_PURPOSES, type FormPurpose, isFromChat } from '../../domain/secure-form.ts';
import { prepare } from '../store/prepared.ts';
import type { Trx } from '../store/store.ts';
import { restoreProof } from './code-effects.ts';
import { dropDeadlines, setDeadline } from './deadline-effects.ts';

export function formTokenHash(vault: Vault, token: string): string {
  return vault.blind('form-token', token);
}

export function formExpiryId(formId: string): string {
  return `form-expired:${formId}`;
}

/** A form that a dialog waits for has its end announced. */
export async function openForm(trx: Trx, form: NewForm, vault: Vault): Promise<void> {
  await trx
    .insertInto('forms')
    .values({
      id: form.id,
      token_hash: formTokenHash(vault, form.token),
      conversation_id: form.conversationId,
      purpose: form.purpose,
      account_id: form.accountId ?? null,
      appeal_id: form.appealId ?? null,
      aux: form.aux ? 1 : 0,
      locale: form.locale,
      status: 'open',
      expires_at: form.expiresAt,
      browser_hash: null,
      result: null,
    })
    .execute();
  if (!isFromChat(form.purpose)) return;
  await setDeadline(trx, {
    id: formExpiryId(form.id),
    conversationId: form.conversationId,
    dueAt: form.expiresAt,
    event: { name: 'form-expired', formId: form.id },
  });
}

export function formStuckId(formId: string): string {
  return `form-stuck:${formId}`;
}

/**
 * The proof it had spent is there again: what the form asked for was not done. A form that came by message stays
 * open all the same: nobody is there to open another for the account's owner.
 */
export async function abandonForm(trx: Trx, formId: string, status: 'void' | 'open' = 'void'): Promise<void> {
  const form = await trx
    .updateTable('forms')
    .set({ status })
    .where('id', '=', formId)
    .where('status', '=', 'working')
    .returning(['conversation_id', 'account_id', 'purpose'])
    .executeTakeFirst();
  if (form && !isFromChat(form.purpose as FormPurpose))
    await trx.updateTable('forms').set({ status: 'open' }).where('id', '=', formId).execute();
  if (form?.account_id) await restoreProof(trx, form.conversation_id, form.account_id);
  await dropDeadlines(trx, [formStuckId(formId)]);
}

const voidOf = { conversation: voidWhere('conversation_id'), account: voidWhere('account_id') };

export async function voidForms(trx: Trx, conversationId: string): Promise<void> {
  await dropExpiries(trx, await voidOf.conversation(trx, { value: conversationId }));
}

export async function voidAccountForms(trx: Trx, accountId: string): Promise<void> {
  await dropExpiries(trx, await voidOf.account(trx, { value: accountId }));
}

function dropExpiries(trx: Trx, { rows }: { rows: { id: string }[] }): Promise<void> {
  return dropDeadlines(
    trx,
    rows.map((form) => formExpiryId(form.id)),
  );
}

function voidWhere(column: 'conversation_id' | 'account_id') {
  return prepare((db: Trx, v: { value: string }) =>
    db
      .updateTable('forms')
      .set({ status: 'void' })
      .where(column, '=', v.value)
      .where('status', '=', 'open')
      .where('purpose', 'in', CHAT_PURPOSES)
      .returning('id'),
  );
}
