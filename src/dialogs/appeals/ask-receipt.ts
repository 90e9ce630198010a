import type { TurnContext } from 'botbuilder-core';
import type { DialogInstance } from 'botbuilder-dialogs';
import type { ChoiceId } from '../../copy/zh-CN.ts';
import { findReceipt } from '../../domain/appeals/receipt.ts';
import { bare } from '../../understanding/bare-words.ts';
import { findCode } from '../../understanding/find-code.ts';
import { matchChoice } from '../../understanding/match-choice.ts';
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

export const ASK_RECEIPT = 'ask-receipt';
export const ASK_QUERY_CODE = 'ask-query-code';

export interface AskReceiptOptions {
  /** What is said instead of the first question. */
  instead?: 'not-found' | 'mistyped';
}

export interface ReceiptAnswer {
  receipt: string;
  queryCode?: string;
}

type State<Options = AskReceiptOptions> = QuestionState<Options>;

class AskReceipt extends Question<AskReceiptOptions, ReceiptAnswer> {
  override readonly takesAll = true;

  protected override async onPrompt(context: TurnContext, state: State): Promise<void> {
    const turn = turnOf(context);
    const { askReceipt: first, notFound, receiptUnclear } = turn.copy.appeals;
    const { instead } = state.options;
    if (instead === 'not-found') say(turn, state, 'not-found', notFound);
    else if (instead === 'mistyped') say(turn, state, 'receipt-unclear', receiptUnclear);
    else say(turn, state, 'ask-receipt', first);
  }

  override async repromptDialog(context: TurnContext, { state }: DialogInstance): Promise<void> {
    const turn = turnOf(context);
    say(turn, state, 'ask-receipt', turn.copy.appeals.askReceiptAgain, ['human']);
  }

  protected override async onText(
    turn: Turn,
    state: State,
    text: string,
  ): Promise<Recognized<ReceiptAnswer>> {
    if (matchChoice(text, offered(state)) === 'human') return HUMAN;
    const answer = readReceipt(text);
    if (answer === 'mistyped') {
      state.misses += 1;
      say(turn, state, 'receipt-unclear', turn.copy.appeals.receiptUnclear);
      return STAY;
    }
    if (answer) return answered(answer);
    const sayAgain = () => say(turn, state, 'receipt-unclear', turn.copy.appeals.askReceiptAgain, ['human']);
    // 「编号忘了」 answers this question, and is no word of an account.
    if (!LOST.test(bare(text))) return unclear(sayAgain);
    state.misses += 1;
    sayAgain();
    return STAY;
  }
}

export const askReceipt = new AskReceipt(ASK_RECEIPT);

const LOST =
  /(?:编号|回执|单号|查询码|短信|号码?).{0,4}(?:忘|没|丢|找不|不见|不记得|不知道|删|记不)|(?:忘|没有?|丢|找不到|不记得|不知道|记不得)了?.{0,4}(?:编号|回执|单号|查询码|短信)|(?:lost|forgot|donthave|no)(?:my|the)?(?:receipt|number|code)/;

class AskQueryCode extends Question<object, string> {
  override readonly wants = 'code';

  override async repromptDialog(context: TurnContext, { state }: DialogInstance): Promise<void> {
    const turn = turnOf(context);
    say(turn, state, 'ask-query-code', turn.copy.appeals.askQueryCode);
  }

  protected override async onText(
    turn: Turn,
    state: State<object>,
    text: string,
  ): Promise<Recognized<string>> {
    if (matchChoice(text, offered(state)) === 'human') return HUMAN;
    const found = findCode(text);
    if (found.kind === 'code') return answered(found.code);
    return unclear(() =>
      say(turn, state, 'query-code-unclear', turn.copy.appeals.queryCodeUnclear, ['human']),
    );
  }
}

export const askQueryCode = new AskQueryCode(ASK_QUERY_CODE);

/** The beginning of one. */
const BEGUN = /(?<![a-z])ss ?20\d\d/i;

/** A receipt in a sentence, and the query code beside it, as in the message they came in. */
export function readReceipt(text: string): ReceiptAnswer | 'mistyped' | undefined {
  const found = findReceipt(text);
  if (!found || 'near' in found) return found || BEGUN.test(text) ? 'mistyped' : undefined;
  const beside = /(?<![\dA-Z])\d{6}(?![\dA-Z])/.exec(text.normalize('NFKC').toUpperCase());
  return { receipt: found.receipt, ...(beside ? { queryCode: beside[0] } : {}) };
}

/** The buttons shown. */
function offered({ misses }: State<object>): ChoiceId[] {
  return misses >= OFFER_HUMAN_AFTER ? ['human'] : [];
}

function say(
  turn: Turn,
  state: State<object>,
  step: string,
  text: string,
  shown: readonly ChoiceId[] = offered(state),
): void {
  turn.say(`appeal-progress.${step}`, text, { choices: choices(turn, ...shown) });
}
