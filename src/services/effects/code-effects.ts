import type { IssuedCode } from '../../domain/effect.ts';
import type { Vault } from '../../domain/ports.ts';
import { identifierKey } from '../ledgers.ts';
import { Conflict, type Trx } from '../store/store.ts';

export async function issueCode(trx: Trx, code: IssuedCode, vault: Vault): Promise<void> {
  await trx
    .insertInto('codes')
    .values({
      id: code.id,
      conversation_id: code.conversationId,
      purpose: code.purpose,
      channel: code.channel,
      identifier: vault.seal(JSON.stringify(code.identifier)),
      identifier_key: identifierKey(vault, code.identifier),
      mac: code.mac,
      issued_at: code.issuedAt,
      expires_at: code.expiresAt,
      tries: 0,
      used_at: null,
      voided_at: null,
      destination: null,
    })
    .execute();
}

/** Guard: neither used nor void. */
export async function useCode(trx: Trx, codeId: string, at: number): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('codes')
    .set({ used_at: at })
    .where('id', '=', codeId)
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Conflict('use-code');
}

export async function voidCodes(trx: Trx, conversationId: string, now: number): Promise<void> {
  await trx
    .updateTable('codes')
    .set({ voided_at: now })
    .where('conversation_id', '=', conversationId)
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
    .execute();
}

/** Codes that speak for the account, whichever conversation asked for them. */
export async function voidAccountCodes(trx: Trx, accountId: string, now: number): Promise<void> {
  await trx
    .updateTable('codes')
    .set({ voided_at: now })
    .where('id', 'in', (db) =>
      db.selectFrom('code_accounts').select('code_id').where('account_id', '=', accountId),
    )
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
    .execute();
}
