import type { TurnContext } from 'botbuilder-core';
import type { DialogInstance } from 'botbuilder-dialogs';
import type { ChoiceId } from '../copy/zh-CN.ts';
import type { Topic } from '../understanding/labels.ts';
import { isCommand, matchChoice } from '../understanding/match-choice.ts';
import { answered, HUMAN, Question, type QuestionState, type Recognized, STAY, unclear } from './question.ts';
import { choices, OFFER_HUMAN_AFTER, type Turn, turnOf } from './turn.ts';

export interface ButtonsSpec<Options, Answer> {
  step(options: Options): string;
  progress?: { at: number; of: number };
  words(turn: Turn, options: Options): { first: string; again: string };
  /** The buttons and what each answers, in order. */
  answers(options: Options): readonly (readonly [ChoiceId, Answer])[];
  /** What a bare 「好」 means, where that is clear. */
  agreed?: ChoiceId;
  /** Questions that its own words answer better than what is said to everybody. */
  knows?(options: Options): readonly Topic[];
  /** Another reading of words that repeat no button. What it learns stays in the options. */
  read?(turn: Turn, text: string, options: Options): Answer | undefined;
}

/** A question with nothing but buttons. */
export class ButtonsQuestion<Options extends object, Answer> extends Question<Options, Answer> {
  readonly #spec: ButtonsSpec<Options, Answer>;

  constructor(id: string, spec: ButtonsSpec<Options, Answer>) {
    super(id);
    this.#spec = spec;
  }

  protected override async onPrompt(context: TurnContext, state: QuestionState<Options>): Promise<void> {
    const turn = turnOf(context);
    const { step, words } = this.#spec;
    this.#say(turn, state, step(state.options), words(turn, state.options).first);
  }

  override async repromptDialog(context: TurnContext, { state }: DialogInstance): Promise<void> {
    this.#remind(turnOf(context), state as QuestionState<Options>);
  }

  protected override async onText(
    turn: Turn,
    state: QuestionState<Options>,
    text: string,
  ): Promise<Recognized<Answer>> {
    const { services, now } = turn;
    const { answers, read, knows } = this.#spec;
    const { options } = state;
    const id = this.#pressed(state, text);
    const answer = answers(options).find(([known]) => known === id)?.[1] ?? read?.(turn, text, options);
    if (answer !== undefined) return answered(answer);
    if (id === 'human') return HUMAN;
    if (knows) {
      await services.understanding.warmUp();
      const topic = services.understanding.topicIn(text, now);
      if (topic && knows(options).includes(topic)) {
        this.#remind(turn, state);
        return STAY;
      }
    }
    const { step, words } = this.#spec;
    return unclear(() => this.#say(turn, state, `${step(options)}-unclear`, words(turn, options).again));
  }

  #remind(turn: Turn, state: QuestionState<Options>): void {
    const { step, words } = this.#spec;
    this.#say(turn, state, step(state.options), words(turn, state.options).again);
  }

  #say(turn: Turn, state: QuestionState<Options>, step: string, text: string): void {
    const { progress } = this.#spec;
    turn.say(step, text, {
      ...(progress ? { progress } : {}),
      choices: choices(turn, ...this.#offered(state)),
    });
  }

  /** The buttons shown. */
  #offered({ options, misses }: QuestionState<Options>): ChoiceId[] {
    const ids = this.#spec.answers(options).map(([id]) => id);
    return misses >= OFFER_HUMAN_AFTER && !ids.includes('human') ? [...ids, 'human'] : ids;
  }

  #pressed(state: QuestionState<Options>, text: string): ChoiceId | undefined {
    const { agreed } = this.#spec;
    const shown = this.#offered(state);
    const id = matchChoice(text, shown);
    return id ?? (agreed && shown.includes(agreed) && isCommand(text, 'agree') ? agreed : undefined);
  }
}
