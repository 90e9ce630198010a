import type { Appeal, AppealDocument, AppealState, DocumentKind } from '../../domain/appeals/appeal.ts';
import type { Effect } from '../../domain/effect.ts';
import { UPLOADS } from '../../domain/uploads.ts';
import type { FieldError } from '../contract.ts';
import type { AddedFile, Asked, Papers } from '../definition.ts';
import { documentKinds, mostFiles, requiredDocuments } from './appeal-fields.ts';
import { shownFile } from './show-appeal.ts';

/** The appeal a form is about, while it stands where the form can change it. */
export async function appealIn(state: AppealState, { deps, form }: Asked): Promise<Appeal | undefined> {
  const appeal = form.appealId ? await deps.appeals.get(form.appealId) : undefined;
  return appeal?.state === state ? appeal : undefined;
}

/** Pictures of an appeal in this state. */
export function papersIn(state: AppealState): Papers {
  return {
    async add(asked, field, bytes) {
      const appeal = await appealIn(state, asked);
      const kind = documentKinds(asked.deps.portal).find((one) => one === field);
      return appeal && kind && addPaper(asked, appeal, kind, bytes);
    },

    async remove(asked, id) {
      const appeal = await appealIn(state, asked);
      if (appeal) await removePaper(asked, appeal, id);
    },
  };
}

/**
 * One picture: made anew, sealed and kept, then written to the appeal; a crash in between leaves a file that
 * housekeeping finds. Where there is room for one, the newer takes the older's place.
 */
async function addPaper(
  { deps, copy }: Asked,
  appeal: Appeal,
  kind: DocumentKind,
  bytes: Uint8Array,
): Promise<AddedFile> {
  const words = copy.formsAppeal;
  const there = appeal.documents.filter((document) => document.kind === kind);
  const most = mostFiles(kind, appeal.state);
  if (most > 1 && there.length >= most)
    return failed(kind, 'too-many-files', words.errors['too-many-files'](most));

  const outcome = await deps.pictures.normalize(bytes);
  if (outcome.kind === 'busy') return { kind: 'unavailable' };
  if (outcome.kind === 'refused') return failed(kind, outcome.reason, words.pictures[outcome.reason]);

  const { jpeg, width, height } = outcome.picture;
  const document: AppealDocument = {
    id: deps.randomToken(18),
    kind,
    size: jpeg.length,
    width,
    height,
    at: deps.clock(),
  };
  await deps.files.put(document.id, jpeg);
  const replaced = most === 1 ? there : [];
  const written = await deps.commits.apply([
    ...replaced.map(({ id }): Effect => ({ do: 'remove-document', appealId: appeal.id, documentId: id })),
    { do: 'add-document', appealId: appeal.id, document, most: UPLOADS.maxFiles, mostOfKind: most },
  ]);
  if (written === 'conflict') {
    await deps.files.remove(document.id);
    // Another one came at the same moment: sent again, this one takes its place.
    if (most === 1 && appeal.documents.length < UPLOADS.maxFiles) return { kind: 'unavailable' };
    return failed(kind, 'too-many-files', words.errors['too-many-files'](most));
  }
  for (const { id } of replaced) await deps.files.remove(id);
  return { kind: 'added', file: shownFile(document, copy) };
}

export function missingPapers({ documents }: Appeal, { deps, copy }: Asked): FieldError[] {
  const message = copy.formsAppeal.errors['file-required'];
  return requiredDocuments(deps.portal)
    .filter((required) => !documents.some(({ kind }) => kind === required))
    .map((field) => ({ field, code: 'file-required', message }));
}

async function removePaper({ deps }: Asked, appeal: Appeal, id: string): Promise<void> {
  if (!appeal.documents.some((document) => document.id === id)) return;
  const written = await deps.commits.apply([{ do: 'remove-document', appealId: appeal.id, documentId: id }]);
  if (written === 'committed') await deps.files.remove(id);
}

function failed(field: string, code: string, message: string): AddedFile {
  return { kind: 'errors', errors: [{ field, code, message }] };
}
