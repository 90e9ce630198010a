import { appeal } from './appeals/appeal-flow.ts';
import { askContact } from './appeals/ask-contact.ts';
import { askQueryCode, askReceipt } from './appeals/ask-receipt.ts';
import { checklist } from './appeals/checklist.ts';
import { appealProgress } from './appeals/progress-flow.ts';
import { appealForm, supplementForm } from './appeals/secure-pages.ts';
import { showProgress } from './appeals/show-progress.ts';
import { chooseSituation } from './choose-situation.ts';
import { askOther } from './contact-changed/ask-other.ts';
import { contactChanged } from './contact-changed/contact-changed-flow.ts';
import { askProblem } from './human/ask-problem.ts';
import { askReach } from './human/ask-reach.ts';
import { confirmMessage } from './human/confirm.ts';
import { human } from './human/human-flow.ts';
import { main } from './main.ts';
import { found } from './recovery/account-found.ts';
import { askAccount } from './recovery/ask-account.ts';
import { chooseAccount } from './recovery/choose-account.ts';
import { chooseWay } from './recovery/choose-way.ts';
import { enterCode } from './recovery/enter-code.ts';
import { told } from './recovery/lock-told.ts';
import { offerAppeal } from './recovery/offer-appeal.ts';
import { recovery } from './recovery/recovery-flow.ts';
import { newPasswordForm, realNameForm } from './recovery/secure-pages.ts';
import { tryAgain } from './recovery/try-again.ts';
import { DialogSet } from './sdk.ts';

/** Every dialog of the bot. They hold no state, so one set serves all conversations. */
export function createDialogSet(): DialogSet {
  const set = new DialogSet();
  for (const dialog of [
    main,
    chooseSituation,
    recovery,
    askAccount,
    chooseWay,
    enterCode,
    chooseAccount,
    tryAgain,
    found,
    told,
    offerAppeal,
    contactChanged,
    askOther,
    realNameForm,
    newPasswordForm,
    human,
    askReach,
    askProblem,
    confirmMessage,
    appeal,
    checklist,
    askContact,
    appealForm,
    appealProgress,
    askReceipt,
    askQueryCode,
    showProgress,
    supplementForm,
  ]) {
    set.add(dialog);
  }
  return set;
}
