import type { FormResult } from '../../domain/secure-form.ts';
import { bare } from '../../understanding/bare-words.ts';
import { lacksIdCard } from '../../understanding/remarks.ts';
import { FormQuestion } from '../form-question.ts';
import { PROGRESS, SHORT_PROGRESS } from './progress.ts';

export const APPEAL_FORM = 'appeal-form';
export const SUPPLEMENT_FORM = 'supplement-form';

export interface AppealFormOptions {
  appealId: string;
  /** Continues a draft of another day. */
  resumed: boolean;
  /** No contact had to be proven on the way. */
  short: boolean;
  /** Known where the draft was begun in this conversation. */
  draftCode?: string;
}

export const appealForm = new FormQuestion<AppealFormOptions, FormResult>(APPEAL_FORM, {
  purpose: 'appeal',
  step: () => 'appeal.form',
  progress: ({ short }) => (short ? SHORT_PROGRESS.form : PROGRESS.form),
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
  later: ({ copy: { appeals }, services }, text, { draftCode }) => {
    const said = bare(text);
    if (draftCode && (lacksIdCard(text) || LATER.test(said))) return appeals.draftKept(draftCode);
    if (PHOTOS.test(said)) return appeals.formHelp.photos;
    return HELP.test(said) ? appeals.formHelp.family(services.portal.hotline) : undefined;
  },
});

const LATER =
  /草稿|编号|以后|下次|改天|明天|晚点|回头|先不|没(?:有)?时间|没空|换(?:个|一个|台|部)?(?:手机|电脑)|draft|later|tomorrow|anotherday|nexttime|notime/;
const PHOTOS = /拍照|照相|照片|相片|怎么拍|怎么照|photo|picture|camera/;
const HELP =
  /孩子|儿子|女儿|家人|家里人|孙|别人|老伴|帮我|替我|代[填办写]|不会|太难|难填|填不[了来好]|someoneelse|myson|mydaughter|helpme|toohard/;

export interface SupplementOptions {
  appealId: string;
  /** What the reviewer asked for. */
  missing: string;
}

export const supplementForm = new FormQuestion<SupplementOptions, FormResult>(SUPPLEMENT_FORM, {
  purpose: 'supplement',
  step: () => 'appeal-progress.supplement',
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
