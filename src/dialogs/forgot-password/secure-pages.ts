import type { FormResult } from '../../domain/secure-form.ts';
import { createFormQuestion } from '../form-question.ts';
import { PROGRESS } from './progress.ts';

export const REAL_NAME_FORM = 'real-name-form';
export const NEW_PASSWORD_FORM = 'new-password-form';

export type RealNameResult = Extract<FormResult, { purpose: 'real-name' }>;

export interface RealNameOptions {
  why: 'chosen' | 'phone-unverified' | 'risk-lock' | 'mismatch';
}

export const realNameForm = createFormQuestion<RealNameOptions, RealNameResult>({
  id: REAL_NAME_FORM,
  purpose: 'real-name',
  step: 'forgot-password.real-name',
  progress: PROGRESS.code,
  grant: () => undefined,
  words({ copy: { forgotPassword: words } }, { why }) {
    const intro =
      why === 'chosen'
        ? words.realNameForm
        : why === 'mismatch'
          ? words.realNameMismatch
          : words.realNameNeeded[why];
    return { intro, again: words.realNameForm, card: words.realNameCard };
  },
});

export interface NewPasswordOptions {
  accountId: string;
  afterAux: boolean;
}

export const newPasswordForm = createFormQuestion<NewPasswordOptions, FormResult>({
  id: NEW_PASSWORD_FORM,
  purpose: 'new-password',
  step: 'forgot-password.new-password',
  progress: PROGRESS.password,
  grant: ({ accountId, afterAux }) => ({ accountId, aux: afterAux }),
  words({ copy: { forgotPassword: words } }, { afterAux }) {
    return {
      intro: afterAux ? words.newPasswordAfterAux : words.newPassword,
      again: words.newPasswordAgain,
      card: words.newPasswordCard,
    };
  },
});
