import { DialogSet } from 'botbuilder-dialogs';
import { chooseSituation, main } from './main.ts';
import { notYet } from './not-yet.ts';
import { askAccount } from './recovery/ask-account.ts';
import { chooseAccount } from './recovery/choose-account.ts';
import { chooseWay } from './recovery/choose-way.ts';
import { enterCode } from './recovery/enter-code.ts';
import { recovery } from './recovery/recovery-flow.ts';
import { newPasswordForm, realNameForm } from './recovery/secure-pages.ts';

/** Every dialog of the bot. They hold no state, so one set serves all conversations. */
export function createDialogSet(): DialogSet {
  const set = new DialogSet();
  for (const dialog of [
    main,
    chooseSituation,
    notYet,
    recovery,
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
