import { visibleText } from '../../domain/text.ts';
import { auditSubmitted, type FormDefinition, type Submitted } from '../definition.ts';
import { fileField, mostFiles, requiredDocuments } from './appeal-fields.ts';
import { appealIn, missingPapers, papersIn } from './papers.ts';
import { withoutBankCards } from './read-statement.ts';
import { shownFile } from './show-appeal.ts';

const MORE = 'more';
const MORE_MAX = 1000;

/** Adds what a reviewer found missing. */
export const supplementForm: FormDefinition = {
  purpose: 'supplement',

  async describe(asked) {
    const appeal = await appealIn('more-needed', asked);
    if (!appeal) return undefined;
    const { copy, deps } = asked;
    const { supplement: words } = copy.formsAppeal;
    return {
      title: words.title,
      intro: words.intro(appeal.decisions.at(-1)?.words ?? ''),
      submitLabel: words.submit,
      done: words.done,
      fields: [
        // What was asked for is seldom the card itself, so that its place comes first.
        {
          ...fileField('screenshot', false, copy),
          ...words.papers,
          camera: true,
          maxFiles: mostFiles('screenshot', 'more-needed'),
        },
        ...requiredDocuments(deps.portal).map((kind) => fileField(kind, true, copy)),
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
    const appeal = await appealIn('more-needed', submitted);
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

  papers: papersIn('more-needed'),
};

function readMore({ values }: Submitted): string | undefined {
  const typed = values[MORE] ?? '';
  return typeof typed === 'string' ? visibleText(typed) : undefined;
}
