import type { TurnContext } from 'botbuilder-core';
import type { DialogInstance } from 'botbuilder-dialogs';
import type { ChoiceId } from '../../copy/zh-CN.ts';
import { findLandline } from '../../domain/identifiers/landline.ts';
import type { ReachedAt } from '../../domain/tickets.ts';
import { bare } from '../../understanding/bare-words.ts';
import { isChoice, matchChoice } from '../../understanding/match-choice.ts';
import { contactGone } from '../../understanding/remarks.ts';
import { findContact } from '../other-contact.ts';
import { answered, Question, type QuestionState, type Recognized, STAY, unclear } from '../question.ts';
import { choices, type Turn, turnOf } from '../turn.ts';
import { PROGRESS } from './progress.ts';
import { showReachedAt } from './show-reached-at.ts';

export const ASK_REACH = 'human-ask-reach';

export interface AskReachOptions {
  /** What was typed before as an account, and may do. */
  known?: ReachedAt;
}

export type ReachAnswer = ReachedAt | 'no-message';

type State = QuestionState<AskReachOptions>;

/** Where somebody of the staff may call or write back. */
class AskReach extends Question<AskReachOptions, ReachAnswer> {
  override async repromptDialog(context: TurnContext, { state }: DialogInstance): Promise<void> {
    const turn = turnOf(context);
    say(turn, state, 'ask-contact');
  }

  protected override async onText(turn: Turn, state: State, text: string): Promise<Recognized<ReachAnswer>> {
    const { known } = state.options;
    const chosen = matchChoice(text, offered(state));
    if (known && chosen === 'useThis') return answered<ReachAnswer>(known);
    if (chosen === 'noMessage' || isChoice(text, 'noMessage') || LEAVES.test(bare(text)))
      return answered<ReachAnswer>('no-message');
    const reachedAt = findReachedAt(text, turn.now);
    if (reachedAt) return answered<ReachAnswer>(reachedAt);
    const sayUnclear = () => {
      const { contactUnclear } = turn.copy.human;
      say(turn, state, 'contact-unclear', contactUnclear(turn.services.portal.hotline));
    };
    // 「我没有手机」 answers this question, and is no wish to change a contact.
    if (!contactGone(text)) return unclear(sayUnclear);
    sayUnclear();
    return STAY;
  }
}

export const askReach = new AskReach(ASK_REACH);

const LEAVES =
  /^(?:(?:算了|那|不用了)+我?|我)(?:还是)?(?:自己)?去?(?:打|拨)个?(?:电话|热线|\d{5,})(?:吧|了|问|去)*$|^(?:算了)?我?不(?:用|想|要)?留(?:言)?了?$|^illcall/;

function findReachedAt(text: string, now: number): ReachedAt | undefined {
  const contact = findContact(text, now);
  if (contact) return { kind: contact.kind === 'phone' ? 'phone' : 'email', value: contact.value };
  const landline = findLandline(text);
  return landline === undefined ? undefined : { kind: 'landline', value: landline };
}

/** The buttons shown. */
function offered({ options: { known } }: State): ChoiceId[] {
  return known ? ['useThis', 'noMessage'] : ['noMessage'];
}

function say(turn: Turn, state: State, step: string, text = question(turn, state)): void {
  turn.say(`human.${step}`, text, {
    progress: PROGRESS.contact,
    choices: choices(turn, ...offered(state)),
  });
}

function question({ copy }: Turn, { options: { known } }: State): string {
  return known ? copy.human.askContactKnown(showReachedAt(known)) : copy.human.askContact;
}
