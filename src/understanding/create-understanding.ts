import { setImmediate } from 'node:timers/promises';
import type { Concept, ConceptWords } from './concepts.ts';
import { type Decision, decide, settled } from './decide-reading.ts';
import type { Example } from './examples.ts';
import { type Features, featuresOf } from './features.ts';
import { createFindConcepts, englishWords } from './find-concepts.ts';
import { findDetails } from './find-details.ts';
import { whichAnswer } from './match-answer.ts';
import { evidence, judge, type Lecture, learn, type Model } from './model.ts';
import type { ModelStore } from './model-store.ts';
import { createSounds } from './sounds.ts';
import { createToSimplified } from './to-simplified.ts';
import { createTokenizer, isBareNumber, type Token } from './tokens.ts';
import { readSituation, readTopic } from './topic-and-situation.ts';
import type { Understanding, Understood } from './understanding.ts';

export interface UnderstandingDeps {
  concepts: ConceptWords;
  /** Asked once, on first use. */
  examples(): readonly Example[];
  store?: ModelStore;
}

interface Ready {
  read: SentenceReader;
  model: Model;
}

const EXAMPLES_AT_A_TIME = 50;
/** With all the courtesies around it. */
const LONGEST_BUTTON = 200;

/** A classifier learnt from example sentences: the same examples give the same answers, on every machine. */
export function createUnderstanding({ concepts, examples, store }: UnderstandingDeps): Understanding {
  let ready: Ready | undefined;
  let preparing = prepare();
  /** One turn asks up to four times about the same sentence. */
  let last: { text: string; now: number; said: Understood } | undefined;

  function step(): Ready | undefined {
    if (ready) return ready;
    try {
      const { done, value } = preparing.next();
      if (done) ready = value;
    } catch (error) {
      preparing = prepare();
      throw error;
    }
    return ready;
  }

  function use(): Ready {
    for (;;) {
      const prepared = step();
      if (prepared) return prepared;
    }
  }

  function* prepare(): Generator<void, Ready> {
    const read = yield* createReader(concepts);
    const taught = examples();
    yield;
    const kept = store?.load(taught);
    if (kept) return { read, model: kept };
    const lectures: Lecture[] = [];
    for (const { label, text } of taught) {
      lectures.push({ label, features: read(text).features });
      if (lectures.length % EXAMPLES_AT_A_TIME === 0) yield;
    }
    const model = yield* learn(lectures);
    store?.save(model, taught);
    return { read, model };
  }

  function understand(text: string, now: number): Understood {
    if (last?.text !== text || last.now !== now) {
      const { read, model } = use();
      last = { text, now, said: { ...understandWith(read, model, text), found: findDetails(text, now) } };
    }
    return last.said;
  }

  return {
    understand,
    topicIn: (text, now) => readTopic(text, () => understand(text, now)),
    situationIn: (text, now) => readSituation(understand(text, now)),
    explain(text) {
      const { read, model } = use();
      const { features } = read(text);
      const [[label] = [''], [against] = ['']] = judge(model, features);
      return { label, against, why: evidence(model, features, label, against) };
    },
    async warmUp(pause = setImmediate) {
      while (!step()) await pause();
    },
  };
}

function understandWith(
  read: SentenceReader,
  model: Model,
  text: string,
): Decision & Pick<Understood, 'about'> {
  const { tokens, concepts, features } = read(text);
  const answer = text.length <= LONGEST_BUTTON ? whichAnswer(text) : undefined;
  if (answer) return { ...settled(answer), confidence: 1, about: concepts };
  if (isBareNumber(tokens)) return { situation: 'clarify', confidence: 1, between: [], about: [] };
  return { ...decide(judge(model, features), concepts), about: concepts };
}

/** What the classifier sees of a text. */
type SentenceReader = (text: string) => { tokens: Token[]; concepts: Concept[]; features: Features };

function* createReader(words: ConceptWords): Generator<void, SentenceReader> {
  const toSimplified = createToSimplified();
  yield;
  const sounds = createSounds();
  yield;
  const tokenize = createTokenizer({ toSimplified, sounds, english: englishWords(words) });
  const findConcepts = yield* createFindConcepts(words, tokenize);
  yield;
  return (text) => {
    const tokens = tokenize(text);
    const pieces = findConcepts(tokens);
    const concepts = pieces.flatMap((piece) => ('concept' in piece ? [piece.concept] : []));
    const features: Features = featuresOf(tokens, pieces);
    return { tokens, concepts, features };
  };
}
