import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROCEDURES } from '../../../src/services/sqlite/procedures.ts';

const SRC = join(__dirname, '../../../src');

/** Where procedures are written, by what they are made with. */
const MADE = /\bprocedure\(\s*'([^']+)'/g;
const EXPORTED = /^export const \w+ = procedure\(\s*'([^']+)'/gm;

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(SRC, file), 'utf8'));
const namesIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name);
const made = sources.flatMap((text) => namesIn(text, MADE)).sort();

test('every procedure is found by the thread that is only told its name', () => {
  expect(PROCEDURES.map(({ name }) => name).sort()).toEqual(made);
  expect(made.length).toBeGreaterThan(30);
});

test('no two share a name', () => {
  expect(made.filter((name, i) => name === made[i - 1])).toEqual([]);
});

test('each is exported from where it is written, under a name written out', () => {
  expect(sources.flatMap((text) => namesIn(text, EXPORTED)).sort()).toEqual(made);
  const calls = sources.flatMap((text) => text.match(/\bprocedure\(/g) ?? []);
  expect(calls).toHaveLength(made.length);
});
