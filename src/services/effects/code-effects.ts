import type { ExpressionBuilder } from 'kysely';
import type { IssuedCode } from '../../domain/effect.ts';
import type { Vault } from '../../domain/ports.ts';
import { identifierKey } from '../ledgers.ts';
import { prepare } from '../store/prepared.ts';
import type { CodeRow, Database } from '../store/schema.ts';
import { Conflict, type Trx } from '../store/store.ts';

export async function issueCode(trx: Trx, code: IssuedCode, vault: Vault): Promise<void> {
  await queries.issue(trx, {
    id: code.id,
    conversation_id: code.conversationId,
    purpose: code.purpose,
    channel: code.channel,
    identifier: vault.seal(JSON.stringify(code.identifier)),
    identifier_key: identifierKey(vault, code.identifier),
    mac: code.mac,
    issued_at: code.issuedAt,
    expires_at: code.expiresAt,
  });
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
  await queries.voidOf(trx, { conversationId, now });
}

type NewCode = Omit<CodeRow, 'tries' | 'used_at' | 'voided_at' | 'destination'>;

const queries = {
  issue: prepare((db: Trx, v: NewCode) =>
    db.insertInto('codes').values({
      id: v.id,
      conversation_id: v.conversation_id,
      purpose: v.purpose,
      channel: v.channel,
      identifier: v.identifier,
      identifier_key: v.identifier_key,
      mac: v.mac,
      issued_at: v.issued_at,
      expires_at: v.expires_at,
      tries: 0,
      used_at: null,
      voided_at: null,
      destination: null,
    }),
  ),

  voidOf: prepare((db: Trx, v: { conversationId: string; now: number }) =>
    db
      .updateTable('codes')
      .set({ voided_at: v.now })
      .where('conversation_id', '=', v.conversationId)
      .where('used_at', 'is', null)
      .where('voided_at', 'is', null),
  ),
};

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

/** The proof must not be taken away between this look and the commit. */
export async function requireSpentProof(trx: Trx, conversationId: string, accountId: string): Promise<void> {
  const spent = await trx
    .selectFrom('code_accounts')
    .select('code_id')
    .where('account_id', '=', accountId)
    .where('spent', '=', 1)
    .where('code_id', 'in', (db) => usedCodes(db, conversationId))
    .executeTakeFirst();
  if (!spent) throw new Conflict('unless-disproven');
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
