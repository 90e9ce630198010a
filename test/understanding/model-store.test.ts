import { chmodSync, existsSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import type { Example } from '../../src/understanding/examples.ts';
import { featuresOf } from '../../src/understanding/features.ts';
import { judge, learn, type Model } from '../../src/understanding/model.ts';
import { createModelStore } from '../../src/understanding/model-store.ts';
import { tempDir } from '../support/temp-dir.ts';
import { finish } from './finish.ts';

const EXAMPLES: Example[] = [
  { label: 'locked', text: '锁' },
  { label: 'human', text: '人' },
];
const features = (character: string) => featuresOf([{ form: character, sound: '' }], []);
const model: Model = finish(
  learn(
    Array.from({ length: 20 }, (_, n) => EXAMPLES[n % 2]).flatMap((example) =>
      example ? [{ label: example.label, features: features(example.text) }] : [],
    ),
  ),
);

let folder: ReturnType<typeof tempDir>;
beforeEach(() => {
  folder = tempDir();
});
afterEach(() => folder.remove());

it('what was kept judges as before', () => {
  const store = createModelStore(folder.file('cache/model.bin'));
  store.save(model, EXAMPLES);
  const kept = store.load(EXAMPLES);
  expect(kept).toBeDefined();
  expect(kept && judge(kept, features('锁'))).toEqual(judge(model, features('锁')));
});

it('a sentence more, and it is out of date', () => {
  const store = createModelStore(folder.file('model.bin'));
  store.save(model, EXAMPLES);
  expect(store.load([...EXAMPLES, { label: 'locked', text: '封' }])).toBeUndefined();
  expect(store.load([{ label: 'human', text: '锁' }, ...EXAMPLES.slice(1)])).toBeUndefined();
});

it.each([
  ['missing', () => {}],
  ['empty', (file: string) => writeFileSync(file, '')],
  ['no model', (file: string) => writeFileSync(file, Buffer.from('ff0f6f', 'hex'))],
  ['cut short', (file: string) => truncateSync(file, 200)],
  ['a folder', (file: string) => mkdirSync(`${file}.d`)],
])('a file that is %s is learnt anew', (name, spoil) => {
  const file = folder.file('model.bin');
  if (name === 'cut short') createModelStore(file).save(model, EXAMPLES);
  spoil(file);
  expect(createModelStore(name === 'a folder' ? `${file}.d` : file).load(EXAMPLES)).toBeUndefined();
});

it('nothing is left of a draft, and nothing thrown, where it cannot be written', () => {
  const store = createModelStore(folder.file('taken'));
  mkdirSync(folder.file('taken'));
  writeFileSync(folder.file('taken/file'), '');
  expect(() => store.save(model, EXAMPLES)).not.toThrow();
  expect(readdirSync(folder.file('.'))).toEqual(['taken']);
});

it('a folder that may not be written', () => {
  mkdirSync(folder.file('sealed'));
  chmodSync(folder.file('sealed'), 0o500);
  const store = createModelStore(folder.file('sealed/cache/model.bin'));
  expect(() => store.save(model, EXAMPLES)).not.toThrow();
  // Root may write everywhere; anybody else is refused.
  if (process.getuid?.() !== 0) expect(existsSync(folder.file('sealed/cache'))).toBe(false);
  chmodSync(folder.file('sealed'), 0o700);
});
