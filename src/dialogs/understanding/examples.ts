import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isLabel, type Label } from './labels.ts';

export interface Example {
  label: Label;
  text: string;
}

/** `training` teaches, `development` is for trying changes on, `held-out` only for the last word on them. */
export type Split = 'training' | 'development' | 'held-out';

export function folderOf(split: Split): string {
  return join(import.meta.dirname, 'sentences', split);
}

/**
 * The sentences of a folder: a file for each label, named after it, one sentence a line; empty lines and
 * lines that start with # don't count.
 *
 * @throws Error naming the file that is named after no label
 */
export function readExamples(folder: string): Example[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.txt'));
  return files.sort().flatMap((file) => {
    const label = file.slice(0, -'.txt'.length);
    if (!isLabel(label)) throw new Error(`${join(folder, file)}: there is no situation or topic ${label}`);
    const lines = readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .map((line) => line.trim());
    return lines.filter((line) => line && !line.startsWith('#')).map((text) => ({ label, text }));
  });
}
