import type { Appeal, AppealDocument, AppealState } from '../../domain/appeals/appeal.ts';
import type { Vault } from '../../domain/ports.ts';
import { destinationKey } from '../destination.ts';
import { Conflict, type Trx } from '../store/store.ts';

export interface AppealDeps {
  vault: Vault;
  now: number;
}

const DAY = 24 * 3_600_000;
/** When the citizen may still change what was handed in. */
const OPEN_FOR_PAPERS: readonly AppealState[] = ['draft', 'more-needed'];

export function receiptKey(vault: Vault, receipt: string): string {
  return vault.blind('appeal/receipt', receipt);
}

export function draftKey(vault: Vault, draftCode: string): string {
  return vault.blind('appeal/draft', draftCode);
}

export function personKey(vault: Vault, idNumber: string): string {
  return vault.blind('appeal/person', idNumber);
}

/** No two from one contact may run side by side: both would count the same ones. */
export async function beginAppeal(
  trx: Trx,
  { appeal, most }: { appeal: Appeal & { draftCode: string }; most: number },
  deps: AppealDeps,
): Promise<void> {
  const columns = changingColumns(appeal, deps);
  const { begun } = await trx
    .selectFrom('appeals')
    .select((is) => is.fn.countAll<number>().as('begun'))
    .where('contact_key', '=', columns.contact_key)
    .where('begun_at', '>', appeal.begunAt - DAY)
    .executeTakeFirstOrThrow();
  if (Number(begun) >= most) throw new Conflict('begin-appeal');
  await trx
    .insertInto('appeals')
    .values({
      id: appeal.id,
      kind: appeal.kind,
      begun_at: appeal.begunAt,
      draft_key: draftKey(deps.vault, appeal.draftCode),
      ...columns,
    })
    .execute();
}

/** Guard: the stored one is the version before. */
export async function saveAppeal(trx: Trx, appeal: Appeal, deps: AppealDeps): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('appeals')
    .set({
      ...changingColumns(appeal, deps),
      // What was handed in is reached by its receipt alone.
      ...(appeal.state === 'draft' ? {} : { draft_key: null }),
    })
    .where('id', '=', appeal.id)
    .where('version', '=', appeal.version - 1)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Conflict('save-appeal');
}

/** No two for one appeal may run side by side, nor may it be handed in before the commit. */
export async function addDocument(
  trx: Trx,
  {
    appealId,
    document,
    most,
    mostOfKind,
  }: { appealId: string; document: AppealDocument; most: number; mostOfKind: number },
): Promise<void> {
  await requireOpen(trx, appealId);
  const held = await trx
    .selectFrom('appeal_documents')
    .select('kind')
    .where('appeal_id', '=', appealId)
    .execute();
  const alike = held.filter((one) => one.kind === document.kind);
  if (held.length >= most || alike.length >= mostOfKind) throw new Conflict('add-document');
  const { id, kind, size, width, height, at } = document;
  await trx
    .insertInto('appeal_documents')
    .values({ id, appeal_id: appealId, kind, size, width, height, at })
    .execute();
}

/** The appeal must not be handed in before the commit. */
export async function removeDocument(
  trx: Trx,
  { appealId, documentId }: { appealId: string; documentId: string },
): Promise<void> {
  await requireOpen(trx, appealId);
  await trx
    .deleteFrom('appeal_documents')
    .where('id', '=', documentId)
    .where('appeal_id', '=', appealId)
    .execute();
}

async function requireOpen(trx: Trx, appealId: string): Promise<void> {
  const open = await trx
    .selectFrom('appeals')
    .select('id')
    .where('id', '=', appealId)
    .where('state', 'in', OPEN_FOR_PAPERS)
    .executeTakeFirst();
  if (!open) throw new Conflict('appeal is closed for papers');
}

function changingColumns(appeal: Appeal, { vault, now }: AppealDeps) {
  const { documents: _, draftCode, ...kept } = appeal;
  const content = { ...kept, ...(appeal.state === 'draft' && draftCode ? { draftCode } : {}) };
  const { contact, receipt, statement } = appeal;
  return {
    version: appeal.version,
    state: appeal.state,
    conversation_id: appeal.conversationId,
    receipt_key: receipt ? receiptKey(vault, receipt) : null,
    contact_key: destinationKey(vault, contact.channel, contact.to),
    person_key: statement.idNumber ? personKey(vault, statement.idNumber) : null,
    account_id: appeal.accountId ?? null,
    submitted_at: appeal.submittedAt ?? null,
    changed_at: now,
    content: vault.seal(JSON.stringify(content)),
  };
}
