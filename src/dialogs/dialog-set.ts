import { DialogSet } from 'botbuilder-dialogs';
import { askAccount } from './forgot-password/ask-account.ts';
import { chooseAccount } from './forgot-password/choose-account.ts';
import { chooseWay } from './forgot-password/choose-way.ts';
import { enterCode } from './forgot-password/enter-code.ts';
import { forgotPassword } from './forgot-password/forgot-password.ts';
import { newPasswordForm, realNameForm } from './forgot-password/secure-pages.ts';
import { chooseSituation, main } from './main.ts';
import { notYet } from './not-yet.ts';

/** Every dialog of the bot. They hold no state, so one set serves all conversations. */
export function createDialogSet(): DialogSet {
  const set = new DialogSet();
  for (const dialog of [
    main,
    chooseSituation,
    notYet,
    forgotPassword,
    askAccount,
    chooseWay,
    enterCode,
    chooseAccount,
    realNameForm,
    newPasswordForm,
  ]) {
    set.add(dialog);
  }
  return set;
}
