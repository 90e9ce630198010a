import type { Appeal } from '../../domain/appeals/appeal.ts';
import type { FieldError } from '../contract.ts';
import { type Asked, auditSubmitted, type FormDefinition } from '../definition.ts';
import { appealFields, appealSteps, isRequired, textNames } from './appeal-fields.ts';
import { appealIn, missingPapers, papersIn } from './papers.ts';
import { readStatement } from './read-statement.ts';
import { rangeWords, shownFile, shownValues, understoodTimes } from './show-appeal.ts';

/** Fills in a draft, in steps, and hands it in. */
export const appealForm: FormDefinition = {
  purpose: 'appeal',

  async describe(asked) {
    const draft = await appealIn('draft', asked);
    if (!draft) return undefined;
    const { copy, deps } = asked;
    const { appeal: words, errors } = copy.formsAppeal;
    const { kind, statement, documents } = draft;
    return {
      title: words.title(kind),
      intro: words.intro,
      submitLabel: words.submit,
      done: words.done,
      fields: appealFields(kind, copy, deps.portal),
      steps: appealSteps(kind, copy, deps.portal),
      ...(kind === 'contact-change'
        ? { atLeastOne: [{ fields: ['oldPhone', 'oldEmail'], message: errors['old-contact'] }] }
        : {}),
      values: shownValues(statement),
      understood: understoodTimes(statement, copy),
      files: documents.map((document) => shownFile(document, copy)),
      ...(draft.draftCode
        ? { draft: { code: draft.draftCode, keptDays: deps.portal.figures.draftDays } }
        : {}),
    };
  },

  async judge(submitted) {
    const draft = await appealIn('draft', submitted);
    if (!draft) return { kind: 'void' };
    const { values, copy, deps, form } = submitted;
    const { statement, errors } = readStatement(values, { appeal: draft, copy, now: deps.clock() });
    const missing = missingOf({ ...draft, statement }, submitted);
    const wrong = [
      ...errors,
      ...missing.filter(({ field }) => !errors.some((error) => error.field === field)),
    ];
    if (wrong.length > 0) return { kind: 'errors', errors: wrong };
    return {
      kind: 'accepted',
      result: { purpose: 'appeal', appealId: draft.id },
      claims: [auditSubmitted(submitted)],
      async carryOut() {
        const acted = await deps.appeals.submit(draft.id, { statement, conversationId: form.conversationId });
        if (acted.kind === 'already') return [];
        if (acted.kind === 'refused') throw new Error(`the appeal cannot be handed in: ${acted.why}`);
        return acted.effects;
      },
      async told() {
        const { receipt, promisedOn } = (await deps.appeals.get(draft.id)) ?? {};
        if (!receipt) return undefined;
        const promised = promisedOn && rangeWords(promisedOn, promisedOn, copy);
        const { done, receipt: words } = copy.formsAppeal.appeal;
        return { title: done.title, text: words(receipt, deps.appeals.queryCode(draft.id), promised) };
      },
    };
  },

  papers: {
    ...papersIn('draft'),

    async save({ deps, copy, values, ...asked }) {
      // Somebody may fill it in on two devices: what each sends is put on what is there.
      for (let tries = 0; tries < 3; tries++) {
        const draft = await appealIn('draft', { deps, copy, ...asked });
        if (!draft) return undefined;
        const { statement, errors, masked } = readStatement(values, {
          appeal: draft,
          copy,
          now: deps.clock(),
        });
        const acted = await deps.appeals.save(draft.id, { statement });
        if (acted.kind === 'refused') return undefined;
        if ((await deps.commits.apply(acted.effects)) === 'conflict') continue;
        const understood = understoodTimes(statement, copy);
        return { kind: 'saved', draftCode: draft.draftCode ?? '', understood, masked, errors };
      }
      return { kind: 'unavailable' };
    },
  },
};

function missingOf(appeal: Appeal, asked: Asked): FieldError[] {
  const { kind, statement } = appeal;
  const { copy } = asked;
  const { errors: words } = copy.formsAppeal;
  const texts = textNames(kind)
    .filter((name) => isRequired(name, kind) && !statement[name])
    .map((field): FieldError => ({ field, code: 'required', message: copy.form.errors.required }));
  const contact: FieldError[] =
    kind === 'contact-change' && !statement.oldPhone && !statement.oldEmail
      ? [{ field: 'oldPhone', code: 'old-contact', message: words['old-contact'] }]
      : [];
  return [...texts, ...contact, ...missingPapers(appeal, asked)];
}
