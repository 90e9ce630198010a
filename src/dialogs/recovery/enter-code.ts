import type { TurnContext } from 'botbuilder-core';
import type { DialogInstance } from 'botbuilder-dialogs';
import type { Channel } from '../../domain/account.ts';
import type { ProvenContact } from '../../domain/appeals/appeal.ts';
import type { Identifier } from '../../domain/identify.ts';
import type { JudgeAnswer } from '../../domain/recovery-ports.ts';
import { findChannel } from '../../understanding/find-channel.ts';
import { CODE_LENGTH, findCode } from '../../understanding/find-code.ts';
import { findCodeRemark } from '../../understanding/find-code-remark.ts';
import { whichChoice } from '../../understanding/match-choice.ts';
import { findOtherContact } from '../other-contact.ts';
import { answered, Question, type Recognized, STAY, took, unclear } from '../question.ts';
import { type Turn, turnOf } from '../turn.ts';
import { type CodeState, type EnterCodeOptions, say, sendCode, somethingElse, triedBy } from './send-code.ts';
import { showIdentifier } from './show-identifier.ts';

export const ENTER_CODE = 'enter-code';

export type CodeResult =
  | { kind: 'proved'; channel: Channel; accountIds: string[]; at: number; contact?: ProvenContact }
  | { kind: 'other-way'; channel?: Channel }
  | { kind: 'other-account'; identifier?: Identifier };

const CHOICES = ['resend', 'notReceived', 'otherWay', 'otherAccount', 'otherNumber', 'otherContact'] as const;

type Heeded = Recognized<CodeResult>;

class EnterCode extends Question<EnterCodeOptions, CodeResult, Omit<CodeState, 'options' | 'misses'>> {
  override readonly wants = 'code';

  protected override async onPrompt(context: TurnContext, state: CodeState): Promise<void> {
    const turn = turnOf(context);
    await sendCode(turn, state, 'first');
  }

  override async repromptDialog(context: TurnContext, { state }: DialogInstance): Promise<void> {
    const turn = turnOf(context);
    sayUnlessStuck(turn, state, 'enter-code', turn.copy.forgotPassword.enterCodeAgain);
  }

  protected override async onText(
    turn: Turn,
    state: CodeState,
    text: string,
  ): Promise<Recognized<CodeResult>> {
    // No numbers of choices here: a lone digit may begin a code.
    const chosen = whichChoice(text, CHOICES);
    if (chosen) return choose(turn, state, chosen);
    const found = findCode(text);
    if (found.kind === 'code') return judge(turn, state, found.code);
    const contact = findOtherContact(text, state.options.identifier, turn.now);
    if (contact) return answered<CodeResult>({ kind: 'other-account', identifier: contact });
    if (found.kind === 'part') return join(turn, state, found.digits);
    if (found.kind === 'wrong-length') return tooLong(turn, state, found.digits);
    return heedRemark(turn, state, text);
  }
}

export const enterCode = new EnterCode(ENTER_CODE);

async function choose(turn: Turn, state: CodeState, chosen: (typeof CHOICES)[number]): Promise<Heeded> {
  switch (chosen) {
    case 'otherWay':
      return answered<CodeResult>({ kind: 'other-way' });
    case 'otherAccount':
    case 'otherNumber':
    case 'otherContact':
      return answered<CodeResult>({ kind: 'other-account' });
    case 'resend':
      await sendCode(turn, state, 'again');
      return STAY;
    case 'notReceived':
      turn.note(triedBy(state.options.channel), 'not-received');
      say(turn, state, 'code-missing', missing(turn, state));
      return STAY;
  }
}

/** Says nothing of the account: only what was typed, and where to look. */
function missing({ copy, services }: Turn, { options }: CodeState): string {
  const { identifier, channel, purpose } = options;
  return copy.forgotPassword.codeMissing({
    channel,
    shown: showIdentifier(identifier),
    typedPhone: identifier.kind === 'phone',
    toAccount: purpose !== 'prove-contact',
    waitSeconds: services.portal.figures.resendSeconds,
    otherwise: copy.choices[somethingElse(options)].title,
  });
}

async function heedRemark(turn: Turn, state: CodeState, text: string): Promise<Heeded> {
  const { codeWaiting, codeSafe, codeUnclear, codeNotTold, codePart } = turn.copy.forgotPassword;
  const channel = findChannel(text);
  if (channel && channel !== state.options.channel)
    return answered<CodeResult>({ kind: 'other-way', channel });
  switch (findCodeRemark(turn.services.understanding, text)) {
    case 'resend':
      return choose(turn, state, 'resend');
    case 'not-received':
      return choose(turn, state, 'notReceived');
    case 'waiting':
      say(turn, state, 'code-waiting', codeWaiting);
      return STAY;
    case 'suspicious':
      say(turn, state, 'code-safe', codeSafe);
      return STAY;
    case 'existence':
      say(turn, state, 'code-not-told', codeNotTold);
      return STAY;
    default:
      return unclear(() => {
        const left = CODE_LENGTH - (state.half?.length ?? 0);
        sayUnlessStuck(turn, state, 'code-unclear', state.half ? codePart(left) : codeUnclear);
      });
  }
}

/** Where no code can be typed now, why not instead. */
function sayUnlessStuck(turn: Turn, state: CodeState, step: string, text: string): void {
  const { wayClosed, codeUsedUp } = turn.copy.forgotPassword;
  const { stuck } = state;
  if (!stuck) say(turn, state, step, text);
  else say(turn, state, stuck, stuck === 'way-closed' ? wayClosed(turn.services.portal.hotline) : codeUsedUp);
}

/** Half a code now, the other half in the next message. */
async function join(turn: Turn, state: CodeState, digits: string): Promise<Heeded> {
  const joined = (state.half ?? '') + digits;
  if (joined.length === CODE_LENGTH) return judge(turn, state, joined);
  if (joined.length > CODE_LENGTH) return tooLong(turn, state, joined.length);
  state.half = joined;
  const { codePart } = turn.copy.forgotPassword;
  return took(() => say(turn, state, 'code-unclear', codePart(CODE_LENGTH - joined.length)));
}

function tooLong(turn: Turn, state: CodeState, digits: number): Heeded {
  delete state.half;
  const { codeDigits } = turn.copy.forgotPassword;
  return took(() => say(turn, state, 'code-unclear', codeDigits(digits)));
}

async function judge(turn: Turn, state: CodeState, typed: string): Promise<Heeded> {
  delete state.half;
  if (!state.codeId)
    return took(() => say(turn, state, 'code-expired', turn.copy.forgotPassword.codeExpired));
  const answer = await turn.services.codes.judge({
    conversationId: turn.conversationId,
    codeId: state.codeId,
    typed,
    origin: turn.origin,
  });
  if (answer.kind === 'unavailable')
    return took(() => say(turn, state, 'directory-unavailable', turn.copy.recovery.codeUnchecked));
  turn.note(triedBy(state.options.channel), answer.kind === 'used-up' ? 'wrong' : answer.kind);
  if (answer.kind === 'right') {
    turn.will(...answer.effects);
    const { channel, accountIds, contact } = answer;
    const proved = { kind: 'proved' as const, channel, accountIds, at: turn.now };
    return answered<CodeResult>(contact ? { ...proved, contact } : proved);
  }
  state.misses += 1;
  state.closed = answer.kind === 'frozen' || answer.kind === 'disabled';
  if (state.closed) state.stuck = 'way-closed';
  else if (answer.kind === 'used-up' || (answer.kind === 'wrong' && answer.triesLeft === 0))
    state.stuck = 'code-used-up';
  const [step, said] = notRight(turn, answer);
  return took(() => say(turn, state, step, said));
}

function notRight(
  turn: Turn,
  answer: Exclude<JudgeAnswer, { kind: 'right' | 'unavailable' }>,
): [step: string, text: string] {
  const { codeWrong, codeUsedUp, codeExpired, frozen, disabled } = turn.copy.forgotPassword;
  const { hotline } = turn.services.portal;
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
      return ['frozen', frozen(answer.hours, hotline)];
    case 'disabled':
      return ['disabled', disabled(hotline)];
  }
}
