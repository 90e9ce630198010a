import type { Goal, WhyRealName } from '../../domain/recovery.ts';
import type { FormResult } from '../../domain/secure-form.ts';
import { bare } from '../../understanding/bare-words.ts';
import { lacksIdCard } from '../../understanding/remarks.ts';
import { answerTo } from '../faq.ts';
import { FormQuestion } from '../form-question.ts';
import { PROGRESS } from './progress.ts';

export const REAL_NAME_FORM = 'real-name-form';
export const NEW_PASSWORD_FORM = 'new-password-form';

export type RealNameResult = Extract<FormResult, { purpose: 'real-name' }>;

export interface RealNameOptions {
  goal: Goal;
  why: WhyRealName;
}

export const realNameForm = new FormQuestion<RealNameOptions, RealNameResult>(REAL_NAME_FORM, {
  purpose: 'real-name',
  step: ({ goal }) => `${goal}.real-name`,
  progress: () => PROGRESS.code,
  grant: () => undefined,
  words({ copy: { forgotPassword: words } }, { why }) {
    const intro =
      why === 'chosen'
        ? words.realNameForm
        : why === 'mismatch'
          ? words.realNameMismatch
          : words.realNameNeeded[why];
    return { intro, again: words.realNameAgain(why === 'chosen'), card: words.realNameCard };
  },
  later({ copy, services }, text) {
    return lacksIdCard(text) ? copy.forgotPassword.realNameLater(services.portal.hotline) : undefined;
  },
});

/** 「写我生日行不行」, and what the page objected to. */
const WHICH_PASSWORD =
  /[写填设用要][个一]?(?:啥|什么|几位|几个|多少位|我?生日|我?名字|我?手机号|数字|字母)|太(?:简单|短|常见)|不(?:符合|够长|合格)|birthday|too(?:simple|short|common|weak)/;

export interface NewPasswordOptions {
  goal: Goal;
  accountId: string;
  afterAux: boolean;
}

export const newPasswordForm = new FormQuestion<NewPasswordOptions, FormResult>(NEW_PASSWORD_FORM, {
  purpose: 'new-password',
  step: ({ goal }) => `${goal}.new-password`,
  wants: 'password',
  progress: () => PROGRESS.password,
  grant: ({ accountId, afterAux }) => ({ accountId, aux: afterAux }),
  words({ copy: { forgotPassword: words }, services }, { afterAux }) {
    const { formMinutes } = services.portal.figures;
    return {
      intro: (afterAux ? words.newPasswordAfterAux : words.newPassword)(formMinutes),
      again: words.newPasswordAgain,
      card: words.newPasswordCard,
    };
  },
  later: (turn, text) => (WHICH_PASSWORD.test(bare(text)) ? answerTo(turn, 'password-rules') : undefined),
});
