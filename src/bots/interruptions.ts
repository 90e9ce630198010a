import type { DialogContext } from 'botbuilder-dialogs';
import { copyFor } from '../copy/copy.ts';
import { readReceipt } from '../dialogs/appeals/ask-receipt.ts';
import { callHuman } from '../dialogs/call-human.ts';
import { type Running, runningFlow } from '../dialogs/flow.ts';
import { remindPending } from '../dialogs/question.ts';
import type { Turn } from '../dialogs/turn.ts';
import type { SensitiveKind } from '../domain/masking.ts';
import { isEnglish } from '../understanding/language.ts';
import { isChoice, isCommand, matchChoice } from '../understanding/match-choice.ts';
import { isLost, wantsHuman } from '../understanding/remarks.ts';
import {
  askAnew,
  CONFIRM,
  cancel,
  goBack,
  resume,
  sayWhatIsKept,
  startOver,
  type Verdict,
} from './leaving.ts';

export interface Heard {
  text: string;
  /** Kinds of personal data masked in the text. */
  found: readonly SensitiveKind[];
  passwordPasted: boolean;
  /** The first word after the bot had stopped for want of an answer. */
  closed?: boolean;
}

interface Interruption {
  id: string;
  /** Whether this message is one; pure. */
  when(heard: Heard, running: Running | undefined): boolean;
  handle(turn: Turn, dc: DialogContext, heard: Heard): Promise<Verdict>;
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
    // A row of digits after SS is a receipt, mistyped at worst.
    when: ({ found, text }) => found.includes('bank-card') && !readReceipt(text),
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
    id: 'confirm-cancel',
    when: (_, running) => running?.state.confirming === true,
    handle: hearConfirmation,
  },
  {
    id: 'human',
    // Who leaves a message for a person is with them already, and the message may well speak of one.
    when: ({ text }, running) =>
      running !== undefined &&
      !running.flow.serves.includes('human') &&
      (isChoice(text, 'human') || wantsHuman(text)),
    async handle(_turn, dc) {
      if (!(await callHuman(dc))) remindPending(dc);
      return 'done';
    },
  },
  {
    id: 'restart',
    when: ({ text }) => isCommand(text, 'restart') || isChoice(text, 'startOver'),
    async handle(turn, dc) {
      turn.say('interruption.restarted', turn.copy.interruption.restarted);
      sayWhatIsKept(turn, runningFlow(dc));
      return startOver(turn, dc);
    },
  },
  { id: 'cancel', when: ({ text }) => isCommand(text, 'cancel'), handle: cancel },
  { id: 'back', when: ({ text }) => isCommand(text, 'back'), handle: goBack },
  { id: 'resume', when: ({ text }) => isCommand(text, 'resume'), handle: resume },
  {
    id: 'help',
    when: ({ text }) => isCommand(text, 'help') || isLost(text),
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
  {
    id: 'came-back',
    when: ({ closed }, running) => closed === true && running !== undefined,
    async handle(turn, dc) {
      const running = runningFlow(dc);
      if (!running || ((await running.flow.holds?.(turn, running.state.slots)) ?? true)) return 'go-on';
      return askAnew(turn, dc, running);
    },
  },
];

/** Whatever may break into any question, in one place. Undefined: the dialogs hear the message as it is. */
export async function interrupt(turn: Turn, dc: DialogContext, heard: Heard): Promise<Verdict | undefined> {
  if (turn.locale !== 'en' && isEnglish(heard.text)) setLocale(turn, 'en');
  const running = runningFlow(dc);
  const interruption = INTERRUPTIONS.find(({ when }) => when(heard, running));
  return interruption?.handle(turn, dc, heard);
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

/** Anything but a yes or a no is an answer to the question that was pending all along. */
async function hearConfirmation(turn: Turn, dc: DialogContext, heard: Heard): Promise<Verdict> {
  const { text } = heard;
  const running = runningFlow(dc);
  const yes = matchChoice(text, CONFIRM) === 'confirmCancel' || isCommand(text, 'cancel');
  if (yes) return cancel(turn, dc);
  if (running) delete running.state.confirming;
  if (matchChoice(text, CONFIRM) !== 'keepGoing') return (await interrupt(turn, dc, heard)) ?? 'go-on';
  turn.say('interruption.keep-going', turn.copy.flow.keepGoing);
  remindPending(dc);
  return 'done';
}
