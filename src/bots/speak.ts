import type { DialogContext } from 'botbuilder-dialogs';
import { copyFor } from '../copy/copy.ts';
import type { Turn } from '../dialogs/turn.ts';

export function setLocale(turn: Turn, locale: Turn['locale']): void {
  turn.locale = locale;
  turn.copy = copyFor(locale);
}

/** In another language from now on, the pending question first. */
export async function speak(turn: Turn, dc: DialogContext, locale: Turn['locale']): Promise<void> {
  setLocale(turn, locale);
  turn.say('interruption.locale', turn.copy.interruption.locale);
  await dc.repromptDialog();
}
