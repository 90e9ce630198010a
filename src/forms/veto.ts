import { vetoDeadlineId } from '../domain/appeals/consequence.ts';
import { auditSubmitted, type FormDefinition } from './definition.ts';

/** The account's owner says that an appeal is not theirs. */
export const vetoForm: FormDefinition = {
  purpose: 'veto',

  async describe({ copy, deps, form }) {
    const appeal = form.appealId ? await deps.appeals.get(form.appealId) : undefined;
    if (!appeal) return undefined;
    const { title, intro, submit, confirm, decline, done } = copy.formsAppeal.veto;
    return {
      title,
      intro: intro(appeal.kind),
      submitLabel: submit,
      confirm,
      decline,
      done: done(deps.portal.hotline),
      fields: [],
    };
  },

  judge(submitted) {
    const { form, deps } = submitted;
    const { appealId } = form;
    if (!appealId) return { kind: 'void' };
    return {
      kind: 'accepted',
      result: { purpose: 'veto', appealId },
      // Once it is claimed it happens, whatever becomes of this process.
      claims: [
        auditSubmitted(submitted),
        {
          do: 'set-deadline',
          deadline: {
            id: vetoDeadlineId(appealId),
            conversationId: form.conversationId,
            dueAt: deps.clock(),
            event: { name: 'appeal-veto', appealId },
          },
        },
      ],
      // Committed by itself, because it has to win every race; doing it twice is doing it once.
      async carryOut() {
        await deps.reviews.veto(appealId);
        return [];
      },
    };
  },
};
