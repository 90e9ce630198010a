import type { DialogContext } from 'botbuilder-dialogs';
import { copyFor } from '../copy/copy.ts';
import { runFrom, runningFlow } from '../dialogs/flow.ts';
import { MAIN, type MainOptions } from '../dialogs/main.ts';
import { sayNotYet } from '../dialogs/not-yet.ts';
import { remindPending, stepBackInPending } from '../dialogs/question.ts';
import type { Turn } from '../dialogs/turn.ts';
import { isEnglish } from '../dialogs/understanding/language.ts';
import { isChoice, isCommand } from '../dialogs/understanding/match-choice.ts';
import { wantsHuman } from '../dialogs/understanding/remarks.ts';
import type { Effect } from '../domain/effect.ts';
import type { SensitiveKind } from '../domain/masking.ts';

export interface Heard {
  text: string;
  /** Kinds of personal data masked in the text. */
  found: readonly SensitiveKind[];
  passwordPasted: boolean;
}

/** `done`: the turn is answered. `go-on`: something was said, the dialogs hear the message too. */
type Verdict = 'done' | 'go-on';

interface Interruption {
  id: string;
  /** Whether this message is one; pure. */
  when(heard: Heard): boolean;
  handle(turn: Turn, dc: DialogContext): Promise<Verdict>;
}

/** In order; the first that matches decides. */
const INTERRUPTIONS: readonly Interruption[] = [
  {
    id: 'password-pasted',
    when: ({ passwordPasted }) => passwordPasted,
    async handle(turn, dc) {
      turn.say('interruption.password-pasted', turn.copy.interruption.passwordPasted);
      remindPending(dc);
      return 'done';
    },
  },
  {
    id: 'bank-card-pasted',
    when: ({ found }) => found.includes('bank-card'),
    async handle(turn, dc) {
      turn.say('interruption.bank-card-pasted', turn.copy.interruption.bankCardPasted);
      remindPending(dc);
      return 'done';
    },
  },
  {
    id: 'id-number-pasted',
    when: ({ found }) => found.includes('id-number'),
    async handle(turn) {
      turn.say('interruption.id-number-pasted', turn.copy.forgotPassword.idNumberInChat);
      return 'go-on';
    },
  },
  {
    id: 'human',
    when: ({ text }) => isChoice(text, 'human') || wantsHuman(text),
    async handle(turn, dc) {
      if (!inFlow(dc)) return 'go-on';
      sayNotYet(turn, 'human');
      remindPending(dc);
      return 'done';
    },
  },
  {
    id: 'restart',
    when: ({ text }) => isCommand(text, 'restart') || isChoice(text, 'startOver'),
    async handle(turn, dc) {
      turn.say('interruption.restarted', turn.copy.interruption.restarted);
      return startOver(turn, dc);
    },
  },
  {
    id: 'cancel',
    when: ({ text }) => isCommand(text, 'cancel'),
    async handle(turn, dc) {
      const { cancelled, nothingToCancel } = turn.copy.interruption;
      turn.say('interruption.cancelled', inFlow(dc) ? cancelled : nothingToCancel);
      return startOver(turn, dc);
    },
  },
  {
    id: 'back',
    when: ({ text }) => isCommand(text, 'back'),
    async handle(turn, dc) {
      const running = runningFlow(dc);
      if (!running) {
        turn.say('interruption.nothing-back', turn.copy.interruption.nothingBack);
        remindPending(dc);
        return 'done';
      }
      if (stepBackInPending(dc)) return 'done';
      const { flow, state } = running;
      const earlier = flow.back(state.slots, state.asked);
      if (typeof earlier === 'object') {
        turn.will(voidForms(turn));
        await runFrom(dc, running, earlier);
      } else if (earlier === 'proven') {
        turn.say('interruption.already-proven', turn.copy.interruption.alreadyProven);
        remindPending(dc);
      } else {
        return startOver(turn, dc);
      }
      return 'done';
    },
  },
  {
    id: 'help',
    when: ({ text }) => isCommand(text, 'help') || /^[?？]+$/.test(text),
    async handle(turn, dc) {
      turn.say('interruption.help', turn.copy.interruption.help(turn.services.portal.hotline));
      remindPending(dc);
      return 'done';
    },
  },
  {
    id: 'chinese',
    when: ({ text }) => isCommand(text, 'chinese'),
    handle: async (turn, dc) => speak(turn, dc, 'zh-CN'),
  },
  {
    id: 'english',
    when: ({ text }) => isCommand(text, 'english'),
    handle: async (turn, dc) => speak(turn, dc, 'en'),
  },
];

/** Whatever may break into any question, in one place. Undefined: the dialogs hear the message as it is. */
export async function interrupt(turn: Turn, dc: DialogContext, heard: Heard): Promise<Verdict | undefined> {
  if (turn.locale !== 'en' && isEnglish(heard.text)) setLocale(turn, 'en');
  const interruption = INTERRUPTIONS.find(({ when }) => when(heard));
  return interruption?.handle(turn, dc);
}

export function speak(turn: Turn, dc: DialogContext, locale: Turn['locale']): Verdict {
  setLocale(turn, locale);
  turn.say('interruption.locale', turn.copy.interruption.locale);
  remindPending(dc);
  return 'done';
}

function setLocale(turn: Turn, locale: Turn['locale']): void {
  turn.locale = locale;
  turn.copy = copyFor(locale);
}

async function startOver(turn: Turn, dc: DialogContext): Promise<Verdict> {
  turn.will(voidForms(turn));
  await dc.cancelAllDialogs();
  const options: MainOptions = { opening: 'anything-else' };
  await dc.beginDialog(MAIN, options);
  return 'done';
}

/** Codes stay: the one just sent may still be typed after a step back; sending a new one voids it. */
function voidForms({ conversationId }: Turn): Effect {
  return { do: 'void-forms', conversationId };
}

function inFlow(dc: DialogContext): boolean {
  return runningFlow(dc) !== undefined;
}
