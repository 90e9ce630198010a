import { CONCEPTS_FILE, readConcepts } from '../../src/understanding/concepts.ts';
import { createUnderstanding } from '../../src/understanding/create-understanding.ts';
import { exampleFiles, folderOf, readExamples } from '../../src/understanding/examples.ts';
import { createModelStore } from '../../src/understanding/model-store.ts';

/** Gets ready with a cache file that others use at the same time, and says one sentence's reading. */
const [, , file = ''] = process.argv;
const understanding = createUnderstanding({
  concepts: readConcepts(CONCEPTS_FILE),
  examples: () => readExamples(exampleFiles(folderOf('development'))),
  store: createModelStore(file),
});
console.log(JSON.stringify(understanding.understand('密码忘了', 0)));
