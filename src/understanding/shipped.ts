import { join } from 'node:path';
import { exampleFiles, folderOf, readExamples } from './examples.ts';
import { createModelStore } from './model-store.ts';
import { createUnderstanding } from './understanding.ts';

const CACHE = join(import.meta.dirname, '..', '..', '.cache', 'understanding.bin');

// A file that is named wrong stops the start, not somebody's conversation.
const files = exampleFiles(folderOf('training'));

/** What the sentences in this folder teach: as constant as the code, only learnt late. */
export const understanding = createUnderstanding({
  examples: () => readExamples(files),
  store: createModelStore(CACHE),
});
