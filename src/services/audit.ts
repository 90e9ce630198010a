import { createHash } from 'node:crypto';
import type { AuditEntry } from '../domain/audit.ts';
import type { Audit } from '../domain/ports.ts';
import { canonicalJson } from './canonical-json.ts';
import { prepare } from './store/prepared.ts';
import type { AuditRow } from './store/schema.ts';
import { procedure, type Store, type Trx } from './store/store.ts';

const GENESIS = '0'.repeat(64);
const PAGE = 1000;

/**
 * The audit trail. Each row carries SHA-256 over the row before and its own content, so that changing or
 * removing one breaks every row after it. Rows cut off at the newest end can only be seen by comparing with
 * a copy of the last hash kept elsewhere; rows past their keeping time may be removed at the oldest end.
 */
export function createAudit({ store }: { store: Store }): Audit {
  return {
    append: (entry) => store.transact(writeAudit, entry),

    async verify() {
      let previous: AuditRow | undefined;
      for (;;) {
        const rows = await store.read
          .selectFrom('audit')
          .selectAll()
          .where('seq', '>', previous?.seq ?? Number.MIN_SAFE_INTEGER)
          .orderBy('seq')
          .limit(PAGE)
          .execute();
        for (const row of rows) {
          if (!follows(row, previous)) return row.seq;
          previous = row;
        }
        if (rows.length < PAGE) return undefined;
      }
    },
  };
}

/** What must not happen beside it stands at appendAudit. */
export const writeAudit = procedure('audit.append', appendAudit);

/**
 * Adds to the end of the chain. No other may be added between reading the last row and writing the one after
 * it, or two rows would follow the same one.
 */
export async function appendAudit(trx: Trx, entry: AuditEntry): Promise<void> {
  const [last] = (await queries.last(trx, {})).rows;
  const row = {
    seq: (last?.seq ?? 0) + 1,
    at: entry.at,
    act: entry.act,
    actor: entry.actor,
    conversation_id: entry.conversationId ?? null,
    account_id: entry.accountId ?? null,
    details: entry.details ? canonicalJson(entry.details) : null,
    previous_hash: last?.hash ?? GENESIS,
  };
  await queries.append(trx, { ...row, hash: hashOf(row) });
}

const queries = {
  last: prepare((db: Trx) => db.selectFrom('audit').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1)),

  append: prepare((db: Trx, v: AuditRow) =>
    db.insertInto('audit').values({
      seq: v.seq,
      at: v.at,
      act: v.act,
      actor: v.actor,
      conversation_id: v.conversation_id,
      account_id: v.account_id,
      details: v.details,
      previous_hash: v.previous_hash,
      hash: v.hash,
    }),
  ),
};

function follows(row: AuditRow, previous: AuditRow | undefined): boolean {
  const { hash, ...content } = row;
  if (hashOf(content) !== hash) return false;
  if (previous) return row.seq === previous.seq + 1 && row.previous_hash === previous.hash;
  return row.seq > 1 || (row.seq === 1 && row.previous_hash === GENESIS);
}

function hashOf(row: Omit<AuditRow, 'hash'>): string {
  const { previous_hash, ...content } = row;
  return createHash('sha256')
    .update(`${previous_hash}\n${canonicalJson(content)}`)
    .digest('hex');
}
