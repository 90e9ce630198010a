import type { Dialog } from 'botbuilder-dialogs';
import type { ChoiceId } from '../copy/zh-CN.ts';
import type { Topic } from '../understanding/labels.ts';
import { isCommand, matchChoice } from '../understanding/match-choice.ts';
import { understanding } from '../understanding/shipped.ts';
import { findTopic } from '../understanding/situations.ts';
import { answered, createQuestion, HUMAN, type QuestionState, STAY, unclear } from './question.ts';
import { choices, OFFER_HUMAN_AFTER, type Turn } from './turn.ts';

export interface PickSpec<Options, Answer> {
  id: string;
  step(options: Options): string;
  progress?: { at: number; of: number };
  words(turn: Turn, options: Options): { first: string; again: string };
  /** The buttons and what each answers, in order. */
  answers(options: Options): readonly (readonly [ChoiceId, Answer])[];
  /** What a bare 「好」 means, where that is clear. */
  agreed?: ChoiceId;
  /** Questions that its own words answer better than what is said to everybody. */
  knows?(options: Options): readonly Topic[];
  /** Another reading of words that repeat no button. */
  read?(turn: Turn, text: string, options: Options): Answer | undefined;
}

/** A question with nothing but buttons. */
export function createPick<Options extends object, Answer>(spec: PickSpec<Options, Answer>): Dialog<Options> {
  type State = QuestionState<Options>;

  const offered = ({ options, misses }: State): ChoiceId[] => {
    const ids = spec.answers(options).map(([id]) => id);
    return misses >= OFFER_HUMAN_AFTER && !ids.includes('human') ? [...ids, 'human'] : ids;
  };
  const say = (turn: Turn, state: State, step: string, text: string) =>
    turn.say(step, text, {
      ...(spec.progress ? { progress: spec.progress } : {}),
      choices: choices(turn, ...offered(state)),
    });
  const pressed = (state: State, text: string): ChoiceId | undefined => {
    const shown = offered(state);
    const id = matchChoice(text, shown);
    return (
      id ?? (spec.agreed && shown.includes(spec.agreed) && isCommand(text, 'agree') ? spec.agreed : undefined)
    );
  };

  return createQuestion<Options, Answer>({
    id: spec.id,
    async ask(turn, state) {
      say(turn, state, spec.step(state.options), spec.words(turn, state.options).first);
    },
    remind(turn, state) {
      say(turn, state, spec.step(state.options), spec.words(turn, state.options).again);
    },
    async hear(turn, state) {
      if (turn.said.kind !== 'text') return STAY;
      const { text } = turn.said;
      const { options } = state;
      const id = pressed(state, text);
      const answer =
        spec.answers(options).find(([known]) => known === id)?.[1] ?? spec.read?.(turn, text, options);
      if (answer !== undefined) return answered(answer);
      if (id === 'human') return HUMAN;
      if (spec.knows) {
        await understanding.warmUp();
        const topic = findTopic(text, turn.now);
        if (topic && spec.knows(options).includes(topic)) {
          this.remind(turn, state);
          return STAY;
        }
      }
      return unclear(() => {
        state.misses += 1;
        say(turn, state, `${spec.step(options)}-unclear`, spec.words(turn, options).again);
      });
    },
  });
}
