import type { ChoiceId } from '../../copy/zh-CN.ts';
import type { Channel } from '../../domain/account.ts';
import type { Tried } from '../../domain/case-facts.ts';
import type { CodePurpose } from '../../domain/effect.ts';
import type { Identifier } from '../../domain/identify.ts';
import type { Goal } from '../../domain/recovery.ts';
import type { SendAnswer } from '../../domain/recovery-ports.ts';
import type { QuestionState } from '../question.ts';
import { choices, OFFER_HUMAN_AFTER, type Turn } from '../turn.ts';
import { PROGRESS } from './progress.ts';
import { showIdentifier } from './show-identifier.ts';

export interface EnterCodeOptions {
  /** How its step ids begin. */
  goal: Goal | 'appeal';
  /** `prove-contact`: the code goes to what was named itself, not to whatever account has that name. */
  purpose: CodePurpose;
  identifier: Identifier;
  channel: Channel;
}

export interface CodeState extends QuestionState<EnterCodeOptions> {
  /** Absent until a first code could be sent. */
  codeId?: string;
  /** Digits of a code that came in pieces. */
  half?: string;
  /** This way is closed for now: sending again would help nobody. */
  closed?: boolean;
  /** Why no code can be typed now; absent where one can. */
  stuck?: 'way-closed' | 'code-used-up';
}

/** Asks for a code and says what became of it. `first`: on coming to the question, not by 「重新发送」. */
export async function sendCode(turn: Turn, state: CodeState, which: 'first' | 'again'): Promise<void> {
  const { identifier, channel, purpose } = state.options;
  const { copy, services } = turn;
  const words = copy.forgotPassword;
  const answer = await services.codes.request({
    conversationId: turn.conversationId,
    origin: turn.origin,
    identifier,
    channel,
    purpose,
    locale: turn.locale,
  });
  if (answer.kind !== 'wait') turn.note(triedBy(channel), answer.kind);
  const frozen = answer.kind === 'frozen' || answer.kind === 'disabled';
  // A code sent before the limit was met may still be typed.
  state.closed = frozen || answer.kind === 'limited';
  if (frozen) state.stuck = 'way-closed';
  if (answer.kind === 'sent') {
    state.codeId = answer.code.id;
    delete state.half;
    delete state.stuck;
    turn.will(...answer.effects);
    const minutes = Math.round((answer.code.expiresAt - answer.code.issuedAt) / 60_000);
    const texts = wordsOfSending(turn, state, minutes);
    if (which === 'first') say(turn, state, 'enter-code', texts.first);
    else say(turn, state, 'code-resent', texts.again);
  } else if (answer.kind === 'wait' && answer.codeId) {
    state.codeId = answer.codeId;
    delete state.stuck;
    if (which === 'first')
      say(turn, state, 'code-still-valid', words.codeStillValid(channel, answer.seconds));
    else say(turn, state, 'resend-wait', words.resendWait(answer.seconds));
  } else {
    const [step, text] = notSent(turn, answer);
    say(turn, state, step, text);
  }
}

/** What a code by this channel is called in the case packet. */
export function triedBy(channel: Channel): Tried['what'] {
  return channel === 'sms' ? 'sms-code' : 'mail-code';
}

/** Only where the code goes to what was typed can it be said where it went. */
function wordsOfSending({ copy }: Turn, { options }: CodeState, minutes: number) {
  const { identifier, channel, purpose } = options;
  if (purpose !== 'prove-contact') {
    const { enterCode, codeResent } = copy.forgotPassword;
    return { first: enterCode(channel, minutes), again: codeResent(channel, minutes) };
  }
  const shown = showIdentifier(identifier);
  return {
    first: copy.appeals.enterCode(shown, minutes),
    again: copy.appeals.codeResent(shown, minutes),
  };
}

function notSent(turn: Turn, answer: Exclude<SendAnswer, { kind: 'sent' }>): [step: string, text: string] {
  const { oldCodeGone, limited, frozen, disabled, unavailable } = turn.copy.forgotPassword;
  const { hotline } = turn.services.portal;
  switch (answer.kind) {
    case 'wait':
      return ['resend-wait', oldCodeGone(answer.seconds)];
    case 'limited':
      return ['limited', limited(answer.minutes, hotline)];
    case 'frozen':
      return ['frozen', frozen(answer.hours, hotline)];
    case 'disabled':
      return ['disabled', disabled(hotline)];
    case 'unavailable':
      return ['unavailable', unavailable];
  }
}

/** The buttons shown. A person is offered after two failures of a step, and where nothing can be sent. */
export function offered({ options, closed, misses }: CodeState): ChoiceId[] {
  const others: ChoiceId[] = [
    ...(options.purpose === 'prove-contact' ? [] : (['otherWay'] as const)),
    somethingElse(options),
  ];
  if (closed) return [...others, 'human'];
  const ways: ChoiceId[] = ['resend', 'notReceived', ...others];
  return misses >= OFFER_HUMAN_AFTER ? [...ways, 'human'] : ways;
}

/** The button for who typed the wrong number. */
export function somethingElse({ purpose, goal }: EnterCodeOptions): ChoiceId {
  if (purpose === 'prove-contact') return 'otherContact';
  return goal === 'forgot-account' ? 'otherNumber' : 'otherAccount';
}

export function say(turn: Turn, state: CodeState, step: string, text: string): void {
  turn.say(`${state.options.goal}.${step}`, text, {
    progress: PROGRESS.code,
    choices: choices(turn, ...offered(state)),
  });
}
