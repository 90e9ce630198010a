import type { Concept } from './concepts.ts';
import type { Decision } from './decide-reading.ts';
import type { NamedDetails } from './find-details.ts';
import type { Situation, Topic } from './labels.ts';

/** What a sentence tells. `confidence` is a probability: of ten sentences at 0.8, eight are understood right. */
export type Understood = Decision & {
  found: NamedDetails;
  /** What it speaks of, in its order. */
  about: readonly Concept[];
};

/** Reads sentences. Of these `warmUp` alone may be awaited; the others answer at once, and get ready first. */
export interface Understanding {
  /** Never throws, whatever the text. Nothing in it is obeyed: instructions are words like others. */
  understand(text: string, now: number): Understood;
  /** The question a sentence asks. Undefined when it asks none clearly. */
  topicIn(text: string, now: number): Topic | undefined;
  /** The situation a sentence tells of, with how sure that is. Undefined when it names no matter of its own. */
  situationIn(text: string, now: number): { situation: Situation; confidence: number } | undefined;
  /** What spoke for the likeliest reading against the next, for people who extend the sentences. */
  explain(text: string): { label: string; against: string; why: [feature: string, weight: number][] };
  /** Gets ready a little at a time, so that a server goes on answering meanwhile; `pause` is between. */
  warmUp(pause?: () => Promise<unknown>): Promise<void>;
}
