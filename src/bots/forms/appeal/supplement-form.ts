import type { Appeal } from '../../../domain/appeals/appeal.ts';
import { visibleText } from '../../../domain/text.ts';
import { type Asked, auditSubmitted, type FormDefinition, type Submitted } from '../definition.ts';
import { fileField, requiredDocuments } from './appeal-fields.ts';
import { addPaper, missingPapers, removePaper } from './papers.ts';
import { withoutBankCards } from './read-statement.ts';
import { shownFile } from './show-appeal.ts';

const MORE = 'more';
const MORE_MAX = 1000;

/** Adds what a reviewer found missing. */
export const supplementForm: FormDefinition = {
  purpose: 'supplement',

  async describe(asked) {
    const appeal = await waiting(asked);
    if (!appeal) return undefined;
    const { copy, deps } = asked;
    const { supplement: words } = copy.formsAppeal;
    const kinds = [...requiredDocuments(deps.portal), 'screenshot' as const];
    return {
      title: words.title,
      intro: words.intro(appeal.decisions.at(-1)?.words ?? ''),
      submitLabel: words.submit,
      done: words.done,
      fields: [
        ...kinds.map((kind) => fileField(kind, kind !== 'screenshot', copy)),
        {
          name: MORE,
          type: 'textarea',
          ...words.more,
          required: false,
          maxLength: MORE_MAX,
          autocomplete: 'off',
        },
      ],
      files: appeal.documents.map((document) => shownFile(document, copy)),
    };
  },

  async judge(submitted) {
    const appeal = await waiting(submitted);
    if (!appeal) return { kind: 'void' };
    const { copy, deps } = submitted;
    const { errors: words, supplement } = copy.formsAppeal;
    const more = readMore(submitted);
    if (more === undefined || [...more].length > MORE_MAX) {
      const code = more === undefined ? 'invalid' : 'too-long';
      const message = more === undefined ? words.invalid : words['too-long'](MORE_MAX);
      return { kind: 'errors', errors: [{ field: MORE, code, message }] };
    }
    const missing = missingPapers(appeal, submitted);
    if (missing.length > 0) return { kind: 'errors', errors: missing };
    const asked = appeal.history.at(-1)?.at ?? 0;
    if (!more && !appeal.documents.some(({ at }) => at >= asked))
      return { kind: 'errors', errors: [{ field: MORE, code: 'required', message: supplement.nothing }] };

    const { events } = appeal.statement;
    const statement = {
      ...appeal.statement,
      events: [events, withoutBankCards(more)].filter(Boolean).join('\n'),
    };
    return {
      kind: 'accepted',
      result: { purpose: 'supplement', appealId: appeal.id },
      claims: [auditSubmitted(submitted)],
      async carryOut() {
        const acted = await deps.appeals.supplement(appeal.id, more ? { statement } : {});
        if (acted.kind === 'refused') throw new Error(`nothing can be added to the appeal: ${acted.why}`);
        return acted.effects;
      },
    };
  },

  papers: {
    async add(asked, field, bytes) {
      const appeal = await waiting(asked);
      if (!appeal) return undefined;
      const kind = [...requiredDocuments(asked.deps.portal), 'screenshot' as const].find(
        (one) => one === field,
      );
      return kind ? addPaper(asked, appeal, kind, bytes) : undefined;
    },

    async remove(asked, id) {
      const appeal = await waiting(asked);
      if (appeal) await removePaper(asked, appeal, id);
    },
  },
};

async function waiting({ deps, form }: Asked): Promise<Appeal | undefined> {
  const appeal = form.appealId ? await deps.appeals.get(form.appealId) : undefined;
  return appeal?.state === 'more-needed' ? appeal : undefined;
}

function readMore({ values }: Submitted): string | undefined {
  const typed = values[MORE] ?? '';
  return typeof typed === 'string' ? visibleText(typed) : undefined;
}
