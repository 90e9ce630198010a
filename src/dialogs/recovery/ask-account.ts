import type { TurnContext } from 'botbuilder-core';
import type { DialogInstance } from 'botbuilder-dialogs';
import type { ChoiceId } from '../../copy/zh-CN.ts';
import type { Identifier } from '../../domain/identify.ts';
import type { Goal } from '../../domain/recovery.ts';
import { bare } from '../../understanding/bare-words.ts';
import { readIdentifier } from '../../understanding/find-identifier.ts';
import { isChoice, isCommand, matchChoice } from '../../understanding/match-choice.ts';
import { openForm } from '../open-form.ts';
import {
  answered,
  HUMAN,
  Question,
  type QuestionState,
  type Recognized,
  STAY,
  unclear,
} from '../question.ts';
import { choices, OFFER_HUMAN_AFTER, type Turn, turnOf } from '../turn.ts';
import { PROGRESS } from './progress.ts';

export const ASK_ACCOUNT = 'ask-account';

export interface AskAccountOptions {
  goal: Goal;
  /** Not the first time: a short question is enough. */
  again?: boolean;
}

interface Memory {
  /** The form for the identity number, while it is the newest thing offered. */
  formId: string;
  /** Waits for a yes: a username, or a password typed into the wrong place. */
  doubtful: string;
}

type State = QuestionState<AskAccountOptions> & Partial<Memory>;

/** Which account: everything but an identity number may be typed in the chat. */
class AskAccount extends Question<AskAccountOptions, Identifier, Memory> {
  protected override async onPrompt(context: TurnContext, state: State): Promise<void> {
    const turn = turnOf(context);
    const { first, again } = wordsOf(turn, state);
    say(turn, state, 'ask-account', state.options.again ? again : first);
  }

  override async repromptDialog(context: TurnContext, { state }: DialogInstance): Promise<void> {
    const turn = turnOf(context);
    const { maybeUsername } = turn.copy.forgotPassword;
    if (state.doubtful) say(turn, state, 'username-or-password', maybeUsername);
    else say(turn, state, 'ask-account', wordsOf(turn, state).again);
  }

  override stepBack(turn: Turn, state: State): boolean {
    if (!state.formId && !state.doubtful) return false;
    if (state.formId) turn.will({ do: 'void-forms', conversationId: turn.conversationId });
    delete state.formId;
    delete state.doubtful;
    say(turn, state, 'ask-account', wordsOf(turn, state).again);
    return true;
  }

  protected override async onRecognize(context: TurnContext, state: State): Promise<Recognized<Identifier>> {
    const turn = turnOf(context);
    const { said, copy } = turn;
    if (said.kind === 'form-done' && said.form.result?.purpose === 'id-number')
      return answered<Identifier>({ kind: 'id-number', value: said.form.result.idNumber });
    if (said.kind === 'form-expired') {
      const words = copy.forgotPassword.formExpired(copy.choices.byIdNumber.title);
      if (said.formId === state.formId) say(turn, state, 'form-expired', words);
      return STAY;
    }
    return super.onRecognize(context, state);
  }

  protected override async onText(turn: Turn, state: State, text: string): Promise<Recognized<Identifier>> {
    return recognizeText(turn, state, text);
  }
}

export const askAccount = new AskAccount(ASK_ACCOUNT);

function recognizeText(turn: Turn, state: State, text: string): Recognized<Identifier> {
  const words = turn.copy.forgotPassword;
  const chosen = matchChoice(text, offered(state));
  const { doubtful } = state;
  if (doubtful && chosen === 'isUsername') return answered<Identifier>({ kind: 'username', value: doubtful });
  delete state.doubtful;
  if (chosen === 'human') return HUMAN;
  if (chosen === 'notUsername') {
    say(turn, state, 'ask-account', wordsOf(turn, state).again);
    return STAY;
  }
  if (
    isChoice(text, 'byIdNumber') ||
    chosen === 'byIdNumber' ||
    (state.formId && isChoice(text, 'reopenForm'))
  ) {
    state.formId = offerForm(turn, state);
    return STAY;
  }
  const found = readIdentifier(text, turn.now);
  if (found.kind === 'none' && (isCommand(text, 'agree') || NAMES_NOTHING.test(bare(text)))) {
    state.misses += 1;
    say(turn, state, 'ask-account', wordsOf(turn, state).again);
    return STAY;
  }
  if (found.kind === 'none' && COMPANY.test(bare(text))) {
    say(turn, state, 'ask-account', words.askCompany);
    return STAY;
  }
  if (found.kind === 'found') return answered(found.identifier);
  if (found.kind === 'doubtful') {
    state.doubtful = found.username;
    say(turn, state, 'username-or-password', words.maybeUsername);
    return STAY;
  }
  const reply =
    found.kind === 'problem' ? words.accountProblem[found.near](found.problem) : words.accountUnclear;
  return unclear(() => say(turn, state, 'account-unclear', reply));
}

/** 「手机号行不行」 and 「哦」: what is asked for is said again. */
const NAMES_NOTHING =
  /^(?:我|用|填|输入?|就|是|可以|能|要|给|的)*(?:手机号?码?|电话号?码?|邮箱|用户名|信用代码)(?:可以|行|能|不|吗|么|吧|登)*$|^[哦噢喔嗯啊]+$/;
const COMPANY =
  /^(?:我|是|要|用|找|的|们)*(?:单位|公司|企业|法人)(?:的|账号|账户|号|可以|行|不|吗|么)*$|^(?:a|my|the|our)?company(?:account)?$/;

function wordsOf({ copy }: Turn, { options: { goal } }: State): { first: string; again: string } {
  if (goal === 'forgot-password')
    return { first: copy.forgotPassword.askAccount, again: copy.forgotPassword.askAccountAgain };
  return { first: copy.recovery.askAccount[goal], again: copy.recovery.askAccountAgain[goal] };
}

/** The buttons shown. */
function offered({ doubtful, misses }: State): ChoiceId[] {
  if (doubtful) return ['isUsername', 'notUsername'];
  return misses >= OFFER_HUMAN_AFTER ? ['byIdNumber', 'human'] : ['byIdNumber'];
}

function say(turn: Turn, state: State, step: string, text: string): void {
  turn.say(`${state.options.goal}.${step}`, text, {
    progress: PROGRESS.account,
    choices: choices(turn, ...offered(state)),
  });
}

function offerForm(turn: Turn, { options }: State): string {
  const { idNumberForm, idNumberCard } = turn.copy.forgotPassword;
  turn.will({ do: 'void-forms', conversationId: turn.conversationId });
  const { formId, url } = openForm(turn, 'id-number');
  turn.say(`${options.goal}.id-number`, idNumberForm, {
    progress: PROGRESS.account,
    card: { ...idNumberCard, url },
  });
  return formId;
}
