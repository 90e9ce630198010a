import type { FormResult } from '../../domain/secure-form.ts';
import { createFormQuestion } from '../form-question.ts';
import { PROGRESS } from './progress.ts';

export const APPEAL_FORM = 'appeal-form';
export const SUPPLEMENT_FORM = 'supplement-form';

export interface AppealFormOptions {
  appealId: string;
  /** Continues a draft of another day. */
  resumed: boolean;
  /** Known where the draft was begun in this conversation. */
  draftCode?: string;
}

export const appealForm = createFormQuestion<AppealFormOptions, FormResult>({
  id: APPEAL_FORM,
  purpose: 'appeal',
  step: 'appeal.form',
  progress: PROGRESS.form,
  grant: ({ appealId }) => ({ appealId }),
  words({ copy: { appeals }, services }, { resumed }) {
    const { formMinutes } = services.portal.figures;
    return {
      intro: resumed ? appeals.draftOpened : appeals.form(formMinutes),
      again: appeals.formAgain,
      expired: appeals.formExpired,
      card: appeals.formCard,
    };
  },
});

export interface SupplementOptions {
  appealId: string;
  /** What the reviewer asked for. */
  missing: string;
}

export const supplementForm = createFormQuestion<SupplementOptions, FormResult>({
  id: SUPPLEMENT_FORM,
  purpose: 'supplement',
  step: 'appeal-progress.supplement',
  grant: ({ appealId }) => ({ appealId }),
  words({ copy: { appeals } }, { missing }) {
    return {
      intro: appeals.supplementForm(missing),
      again: appeals.supplementAgain,
      expired: appeals.formExpired,
      card: appeals.supplementCard,
    };
  },
});
