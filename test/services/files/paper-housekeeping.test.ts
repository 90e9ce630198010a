import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { AppealState } from '../../../src/domain/appeals/appeal.ts';
import type { Files } from '../../../src/domain/uploads.ts';
import { createFolderFiles } from '../../../src/services/files/folder-files.ts';
import { createPaperHousekeeping } from '../../../src/services/files/paper-housekeeping.ts';
import { DAY, MINUTE } from '../../support/clock.ts';
import { type Bench, openBench } from '../harness.ts';

let bench: Bench;
let folder: string;
let files: Files;
let keepHouse: () => Promise<void>;
beforeEach(async () => {
  bench = await openBench();
  folder = bench.dir.file('files');
  files = createFolderFiles({ folder, vault: bench.vault });
  keepHouse = createPaperHousekeeping({ ...bench, files });
});
afterEach(() => bench.close());

async function appeal(id: string, state: AppealState, age: number): Promise<void> {
  const changed_at = bench.clock() - age;
  await bench.store.inTransaction(async (trx) => {
    await trx
      .insertInto('appeals')
      .values({
        ...{ id, state, version: 1, kind: 'unlock', conversation_id: 'c', receipt_key: null, draft_key: id },
        ...{
          contact_key: 'k',
          person_key: null,
          account_id: null,
          begun_at: 0,
          submitted_at: null,
          content: '',
        },
        changed_at,
      })
      .execute();
    await trx
      .insertInto('appeal_documents')
      .values({ id: `of-${id}`, appeal_id: id, kind: 'id-front', size: 1, width: 1, height: 1, at: 0 })
      .execute();
  });
  await put(`of-${id}`, 60 * MINUTE);
}

async function put(id: string, age: number): Promise<void> {
  await files.put(id, Buffer.from(id));
  const at = (bench.clock() - age) / 1000;
  utimesSync(join(folder, id), at, at);
}

const kept = async () => ({
  appeals: (await bench.store.read.selectFrom('appeals').select('id').execute()).map(({ id }) => id).sort(),
  files: (await files.list()).map(({ id }) => id).sort(),
});

test('drafts and pictures go when their time is over, not a moment before', async () => {
  const { draftDays, documentsKeptDays } = bench.figures;
  await appeal('old-draft', 'draft', draftDays * DAY);
  await appeal('young-draft', 'draft', draftDays * DAY - 1);
  for (const state of ['done', 'rejected', 'withdrawn', 'vetoed'] as const) {
    await appeal(`old-${state}`, state, documentsKeptDays * DAY);
    await appeal(`young-${state}`, state, documentsKeptDays * DAY - 1);
  }
  for (const state of ['accepted', 'first-review', 'second-review', 'more-needed', 'taking-effect'] as const)
    await appeal(state, state, 900 * DAY);

  await keepHouse();
  const { appeals, files: left } = await kept();
  const expected = [
    ...['accepted', 'first-review', 'more-needed', 'second-review', 'taking-effect'],
    ...['young-done', 'young-draft', 'young-rejected', 'young-vetoed', 'young-withdrawn'],
  ];
  // What was decided stays; only its pictures go.
  const decided = ['old-done', 'old-rejected', 'old-vetoed', 'old-withdrawn'];
  expect(appeals).toEqual([...expected, ...decided].sort());
  expect(left).toEqual(expected.map((id) => `of-${id}`));
});

test('files without a row go after an hour, for their row may still come', async () => {
  await put('lost', 60 * MINUTE);
  await put('draft-0123', 60 * MINUTE);
  await put('coming', 60 * MINUTE - 1000);
  await keepHouse();
  expect((await kept()).files).toEqual(['coming']);
  // Looking through the folder is not done every minute.
  bench.clock.advance(59 * MINUTE);
  await keepHouse();
  expect((await kept()).files).toEqual(['coming']);
  bench.clock.advance(MINUTE);
  await keepHouse();
  expect((await kept()).files).toEqual([]);
});
