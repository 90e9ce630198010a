import type { Appeal, AppealDocument, DocumentKind } from '../../domain/appeals/appeal.ts';
import type { Vault } from '../../domain/ports.ts';
import type { AppealRow } from '../store/schema.ts';
import type { Trx } from '../store/store.ts';

export async function readAppeal(on: Trx, id: string, vault: Vault): Promise<Appeal | undefined> {
  const row = await on.selectFrom('appeals').selectAll().where('id', '=', id).executeTakeFirst();
  return row && (await readWhole(on, [row], vault))[0];
}

/** The appeals of these rows, in their order, with their documents. */
export async function readWhole(on: Trx, rows: AppealRow[], vault: Vault): Promise<Appeal[]> {
  if (rows.length === 0) return [];
  const documents = await on
    .selectFrom('appeal_documents')
    .selectAll()
    .where(
      'appeal_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...JSON.parse(vault.open(row.content)),
    documents: documents
      .filter((document) => document.appeal_id === row.id)
      .map(
        ({ id, kind, size, width, height, at }): AppealDocument => ({
          id,
          kind: kind as DocumentKind,
          size,
          width,
          height,
          at,
        }),
      ),
  }));
}
