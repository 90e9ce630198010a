import { join } from 'node:path';
import { CONCEPTS_FILE, readConcepts } from './concepts.ts';
import { createUnderstanding } from './create-understanding.ts';
import { exampleFiles, folderOf, readExamples } from './examples.ts';
import { createModelStore } from './model-store.ts';
import type { Understanding } from './understanding.ts';

const CACHE = join(import.meta.dirname, '..', '..', '.cache', 'understanding.bin');

/** What the sentences teach is as constant as the code: whoever asks again in a process shares it. */
let learnt: Understanding | undefined;

/**
 * Understanding as the training sentences in this folder teach it. Nothing is learnt before the first sentence
 * is read, or `warmUp`; the model is kept in a file, so that it is learnt once for the same sentences.
 *
 * @throws Error naming the line of concepts.txt that cannot be read, or the file of sentences that is named
 * after no label: it stops the start, not somebody's conversation
 */
export function createTrainedUnderstanding(): Understanding {
  if (learnt) return learnt;
  const files = exampleFiles(folderOf('training'));
  learnt = createUnderstanding({
    concepts: readConcepts(CONCEPTS_FILE),
    examples: () => readExamples(files),
    store: createModelStore(CACHE),
  });
  return learnt;
}
