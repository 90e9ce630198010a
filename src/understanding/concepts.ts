import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What sentences speak of. The words for each stand in concepts.txt. */
export const CONCEPTS = [
  'password',
  'account',
  'account-password',
  'forget',
  'known',
  'unknown',
  'missing',
  'wrong',
  'reset',
  'find',
  'exists',
  'register',
  'lock',
  'unlock',
  'risk',
  'contact',
  'change',
  'gone',
  'old',
  'others',
  'bound',
  'code',
  'not-arrived',
  'expire',
  'appeal',
  'application',
  'progress',
  'ago',
  'human',
  'transfer',
  'bot',
  'complain',
  'telephone',
  'hours',
  'duration',
  'automatic',
  'times',
  'materials',
  'need',
  'rules',
  'scam',
  'asked',
  'privacy',
  'weekend',
  'website',
  'place',
  'login',
  'fails',
  'appealing',
  'company',
  'elder',
  'stolen',
  'greeting',
  'help',
  'thanks',
  'injection',
  'other-service',
  'other-account',
  'chat',
] as const;

export type Concept = (typeof CONCEPTS)[number];

/** The words of each concept; the parts of a phrase are joined with `|`. */
export type ConceptWords = ReadonlyMap<Concept, readonly string[]>;

export const CONCEPTS_FILE = join(import.meta.dirname, 'concepts.txt');

/** @throws Error see `parseConcepts`; or the file system's, when there is no such file */
export function readConcepts(file: string): ConceptWords {
  return parseConcepts(readFileSync(file, 'utf8'), file);
}

const PHRASE = /^[^|]+(?:\|[^|]+)*$/;

/**
 * Reads the format that concepts.txt explains at its top, in the order it is written.
 *
 * @param name of the file, for errors
 * @throws Error naming file and line of what cannot be read, or the concept that has no words
 */
export function parseConcepts(text: string, name: string): ConceptWords {
  const concepts = new Map<Concept, string[]>();
  let words: string[] | undefined;
  for (const [n, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    const wrong = (what: string) => new Error(`${name}:${n + 1}: ${what}`);
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('[')) {
      const concept = CONCEPTS.find((known) => line === `[${known}]`);
      if (!concept) throw wrong(`there is no concept ${line}`);
      if (concepts.has(concept)) throw wrong(`${line} stands here a second time`);
      words = [];
      concepts.set(concept, words);
      continue;
    }
    if (!words) throw wrong('words before the first [concept]');
    const listed = line.split(/\s+/);
    const broken = listed.find((word) => !PHRASE.test(word));
    if (broken) throw wrong(`${broken} joins nothing with its |`);
    words.push(...listed);
  }
  const missing = CONCEPTS.find((concept) => !concepts.get(concept)?.length);
  if (missing) throw new Error(`${name}: [${missing}] has no words`);
  return concepts;
}
