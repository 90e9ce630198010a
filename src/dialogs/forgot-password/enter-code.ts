import type { Channel } from '../../domain/account.ts';
import type { Identifier } from '../../domain/identify.ts';
import type { JudgeAnswer, SendAnswer } from '../../domain/ports.ts';
import { answered, createQuestion, type Heard, type QuestionState, STAY } from '../question.ts';
import { choices, OFFER_HUMAN_AFTER, type Turn } from '../turn.ts';
import { findCode } from '../understanding/find-code.ts';
import { matchChoice } from '../understanding/match-choice.ts';
import { PROGRESS } from './progress.ts';

export const ENTER_CODE = 'enter-code';

export interface EnterCodeOptions {
  identifier: Identifier;
  channel: Channel;
}

export type CodeResult =
  | { kind: 'proved'; channel: Channel; accountIds: string[] }
  | { kind: 'other-way' }
  | { kind: 'other-account' };

interface Memory {
  /** Absent until a first code could be sent. */
  codeId: string;
}

type State = QuestionState<EnterCodeOptions> & Partial<Memory>;

export const enterCode = createQuestion<EnterCodeOptions, CodeResult, Memory>({
  id: ENTER_CODE,
  async ask(turn, state) {
    await sendCode(turn, state, turn.copy.forgotPassword.enterCode, 'enter-code');
  },
  remind(turn) {
    say(turn, 'enter-code', turn.copy.forgotPassword.enterCodeAgain);
  },
  async hear(turn, state): Promise<Heard<CodeResult>> {
    const { said, copy } = turn;
    if (said.kind !== 'text') return STAY;
    const chosen = matchChoice(said.text, ['resend', 'notReceived', 'otherWay', 'otherAccount']);
    if (chosen === 'otherWay') return answered<CodeResult>({ kind: 'other-way' });
    if (chosen === 'otherAccount') return answered<CodeResult>({ kind: 'other-account' });
    if (chosen === 'notReceived')
      say(turn, 'code-missing', copy.forgotPassword.codeMissing(state.options.channel));
    else if (chosen === 'resend') await sendCode(turn, state, copy.forgotPassword.codeResent, 'code-resent');
    else return hearCode(turn, state, said.text);
    return STAY;
  },
});

async function hearCode(turn: Turn, state: State, text: string): Promise<Heard<CodeResult>> {
  const words = turn.copy.forgotPassword;
  const found = findCode(text);
  if (found.kind === 'none') {
    state.misses += 1;
    say(turn, 'code-unclear', words.codeUnclear, state.misses);
  } else if (found.kind === 'wrong-length') {
    say(turn, 'code-unclear', words.codeDigits(found.digits), state.misses);
  } else if (!state.codeId) {
    say(turn, 'code-expired', words.codeExpired);
  } else {
    const answer = await turn.services.codes.judge({
      conversationId: turn.conversationId,
      codeId: state.codeId,
      typed: found.code,
      address: turn.address,
    });
    if (answer.kind === 'right') {
      turn.will(...answer.effects);
      return answered<CodeResult>({
        kind: 'proved',
        channel: answer.channel,
        accountIds: answer.accountIds,
      });
    }
    state.misses += 1;
    say(turn, ...notRight(turn, answer), state.misses);
  }
  return STAY;
}

function notRight(turn: Turn, answer: Exclude<JudgeAnswer, { kind: 'right' }>): [step: string, text: string] {
  const { codeWrong, codeUsedUp, codeExpired, frozen } = turn.copy.forgotPassword;
  switch (answer.kind) {
    case 'wrong':
      return answer.triesLeft > 0
        ? ['code-wrong', codeWrong(answer.triesLeft)]
        : ['code-used-up', codeUsedUp];
    case 'used-up':
      return ['code-used-up', codeUsedUp];
    case 'expired':
      return ['code-expired', codeExpired];
    case 'frozen':
      return ['frozen', frozen(answer.hours, turn.services.portal.hotline)];
  }
}

async function sendCode(
  turn: Turn,
  state: State,
  sentWords: (channel: Channel, minutes: number) => string,
  step: string,
): Promise<void> {
  const { identifier, channel } = state.options;
  const answer = await turn.services.codes.request({
    conversationId: turn.conversationId,
    address: turn.address,
    identifier,
    channel,
    purpose: 'reset-password',
    locale: turn.locale,
  });
  if (answer.kind !== 'sent') {
    say(turn, ...notSent(turn, answer), answer.kind === 'wait' ? 0 : OFFER_HUMAN_AFTER);
    return;
  }
  state.codeId = answer.code.id;
  turn.will(...answer.effects);
  const minutes = Math.round((answer.code.expiresAt - answer.code.issuedAt) / 60_000);
  say(turn, step, sentWords(channel, minutes));
}

function notSent(turn: Turn, answer: Exclude<SendAnswer, { kind: 'sent' }>): [step: string, text: string] {
  const { resendWait, limited, frozen, unavailable } = turn.copy.forgotPassword;
  const { hotline } = turn.services.portal;
  switch (answer.kind) {
    case 'wait':
      return ['resend-wait', resendWait(answer.seconds)];
    case 'limited':
      return ['limited', limited(answer.minutes, hotline)];
    case 'frozen':
      return ['frozen', frozen(answer.hours, hotline)];
    case 'unavailable':
      return ['unavailable', unavailable];
  }
}

/** A person is offered after two failures of a step. */
function say(turn: Turn, step: string, text: string, misses = 0): void {
  const ids = ['resend', 'notReceived', 'otherWay', 'otherAccount'] as const;
  turn.say(`forgot-password.${step}`, text, {
    progress: PROGRESS.code,
    choices: misses >= OFFER_HUMAN_AFTER ? choices(turn, ...ids, 'human') : choices(turn, ...ids),
  });
}
