import type { DialogContext } from 'botbuilder-dialogs';
import { copyFor } from '../copy/copy.ts';
import { backFrom, FORGOT_PASSWORD, type Slots } from '../dialogs/forgot-password/forgot-password.ts';
import { MAIN, type MainOptions } from '../dialogs/main.ts';
import { NOT_YET } from '../dialogs/not-yet.ts';
import { remindPending } from '../dialogs/question.ts';
import type { Turn } from '../dialogs/turn.ts';
import { isChoice } from '../dialogs/understanding/match-choice.ts';
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

const COMMANDS = {
  restart: /^(重新开始|重来|重新来|从头(再来|开始)|restart|start (over|again))$/i,
  cancel: /^(取消|算了|不办了|不弄了|退出|cancel|quit|stop|never ?mind)$/i,
  back: /^(返回|后退|上一步|回到?上一(步|个问题)|回去|back|go back)$/i,
  help: /^(帮助|帮忙|怎么用|怎么办|不会(用|弄)?|help|\?)$/i,
  chinese: /^(中文|汉语|普通话|chinese)$/i,
  english: /^(英文|英语|english)$/i,
};

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
    when: ({ text }) => isChoice(text, 'human') || /转人工/.test(text),
    async handle(turn, dc) {
      if (!inFlow(dc)) return 'go-on';
      const { hotline, hotlineHours, hotlineHoursEn } = turn.services.portal;
      turn.say(
        'human.start',
        turn.copy.notYet.human(hotline, turn.locale === 'en' ? hotlineHoursEn : hotlineHours),
      );
      remindPending(dc);
      return 'done';
    },
  },
  {
    id: 'restart',
    when: ({ text }) => COMMANDS.restart.test(text) || isChoice(text, 'startOver'),
    async handle(turn, dc) {
      turn.say('interruption.restarted', turn.copy.interruption.restarted);
      return startOver(turn, dc);
    },
  },
  {
    id: 'cancel',
    when: ({ text }) => COMMANDS.cancel.test(text),
    async handle(turn, dc) {
      const { cancelled, nothingToCancel } = turn.copy.interruption;
      turn.say('interruption.cancelled', inFlow(dc) ? cancelled : nothingToCancel);
      return startOver(turn, dc);
    },
  },
  {
    id: 'back',
    when: ({ text }) => COMMANDS.back.test(text),
    async handle(turn, dc) {
      const flow = dc.stack.find(({ id }) => id === FORGOT_PASSWORD);
      if (!flow) {
        turn.say('interruption.nothing-back', turn.copy.interruption.nothingBack);
        remindPending(dc);
        return 'done';
      }
      const slots = flow.state.options as Slots;
      const earlier = backFrom(slots);
      if (earlier) {
        turn.will(...voidOpen(turn));
        while (dc.activeDialog && dc.activeDialog !== flow) dc.stack.pop();
        await dc.replaceDialog(FORGOT_PASSWORD, earlier);
      } else if (slots.proof) {
        remindPending(dc);
      } else {
        return startOver(turn, dc);
      }
      return 'done';
    },
  },
  {
    id: 'help',
    when: ({ text }) => COMMANDS.help.test(text),
    async handle(turn, dc) {
      turn.say('interruption.help', turn.copy.interruption.help(turn.services.portal.hotline));
      remindPending(dc);
      return 'done';
    },
  },
  {
    id: 'chinese',
    when: ({ text }) => COMMANDS.chinese.test(text),
    handle: async (turn, dc) => speak(turn, dc, 'zh-CN'),
  },
  {
    id: 'english',
    when: ({ text }) => COMMANDS.english.test(text),
    handle: async (turn, dc) => speak(turn, dc, 'en'),
  },
];

/** Whatever may break into any question, in one place. Undefined: the dialogs hear the message as it is. */
export async function interrupt(turn: Turn, dc: DialogContext, heard: Heard): Promise<Verdict | undefined> {
  const interruption = INTERRUPTIONS.find(({ when }) => when(heard));
  return interruption?.handle(turn, dc);
}

export function speak(turn: Turn, dc: DialogContext, locale: Turn['locale']): Verdict {
  turn.locale = locale;
  turn.copy = copyFor(locale);
  turn.say('interruption.locale', turn.copy.interruption.locale);
  remindPending(dc);
  return 'done';
}

async function startOver(turn: Turn, dc: DialogContext): Promise<Verdict> {
  turn.will(...voidOpen(turn));
  await dc.cancelAllDialogs();
  const options: MainOptions = { opening: 'anything-else' };
  await dc.beginDialog(MAIN, options);
  return 'done';
}

function voidOpen({ conversationId }: Turn): Effect[] {
  return [
    { do: 'void-codes', conversationId },
    { do: 'void-forms', conversationId },
  ];
}

function inFlow(dc: DialogContext): boolean {
  return dc.stack.some(({ id }) => id === FORGOT_PASSWORD || id === NOT_YET);
}
