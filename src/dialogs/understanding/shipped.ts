import { join } from 'node:path';
import { folderOf, readExamples } from './examples.ts';
import { createModelStore } from './model-store.ts';
import { createUnderstanding } from './understanding.ts';

const CACHE = join(import.meta.dirname, '..', '..', '..', '.cache', 'understanding.bin');

/** What the sentences in this folder teach: as constant as the code, only learnt late. */
export const understanding = createUnderstanding({
  examples: () => readExamples(folderOf('training')),
  store: createModelStore(CACHE),
});
