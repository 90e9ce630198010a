import { auditSubmitted, type FormDefinition } from './definition.ts';
import { accountHeldEffects } from './reset-effects.ts';

/** 「非本人操作」: freezes the account until a person has looked at it. */
export const notMeForm: FormDefinition = {
  purpose: 'not-me',

  describe({ copy, deps }) {
    const { title, intro, submit, confirm, decline, done } = copy.form.notMe;
    return {
      title,
      intro,
      submitLabel: submit,
      confirm,
      decline,
      done: done(deps.portal.hotline),
      fields: [],
    };
  },

  async judge(submitted) {
    const { form, deps } = submitted;
    const account = form.accountId ? await deps.directory.get(form.accountId) : undefined;
    if (!account) return { kind: 'void' };
    return {
      kind: 'accepted',
      result: { purpose: 'not-me' },
      claims: [auditSubmitted(submitted)],
      carryOut: () => accountHeldEffects(deps, form, account),
    };
  },
};
