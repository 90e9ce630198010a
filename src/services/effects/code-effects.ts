import type { ExpressionBuilder } from 'kysely';
import type { IssuedCode } from '../../domain/effect.ts';
import type { Vault } from '../../domain/ports.ts';
import { identifierKey } from '../ledgers.ts';
import type { Database } from '../store/schema.ts';
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

/**
 * Codes of whichever conversation lose the account, not their life: a guess at one still waiting is judged
 * wrong, as for somebody nobody knows, and one that was right proves nothing any more.
 */
export async function voidAccountCodes(trx: Trx, accountId: string): Promise<void> {
  await trx.deleteFrom('code_accounts').where('account_id', '=', accountId).execute();
}

/** Guard: a right code of this conversation speaks for the account. */
export async function spendProof(trx: Trx, conversationId: string, accountId: string): Promise<void> {
  const spent = await trx
    .updateTable('code_accounts')
    .set({ spent: 1 })
    .where('account_id', '=', accountId)
    .where('spent', '=', 0)
    .where('code_id', 'in', (db) => usedCodes(db, conversationId))
    .returning('code_id')
    .execute();
  if (spent.length === 0) throw new Conflict('spend-proof');
}

export async function restoreProof(trx: Trx, conversationId: string, accountId: string): Promise<void> {
  await trx
    .updateTable('code_accounts')
    .set({ spent: 0 })
    .where('account_id', '=', accountId)
    .where('code_id', 'in', (db) => usedCodes(db, conversationId))
    .execute();
}

function usedCodes(db: ExpressionBuilder<Database, 'code_accounts'>, conversationId: string) {
  return db
    .selectFrom('codes')
    .select('id')
    .where('conversation_id', '=', conversationId)
    .where('used_at', 'is not', null);
}
