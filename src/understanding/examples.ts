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

/** A file of a folder, and what its sentences are examples of. */
export interface ExampleFile {
  path: string;
  label: Label;
}

/**
 * The files of a folder: one for each label, named after it.
 *
 * @throws Error naming the file that is named after no label
 */
export function exampleFiles(folder: string): ExampleFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return names.sort().map((name) => {
    const path = join(folder, name);
    const label = name.slice(0, -'.txt'.length);
    if (!isLabel(label)) throw new Error(`${path}: there is no situation or topic ${label}`);
    return { path, label };
  });
}

/** Their sentences, one a line; empty lines and lines that start with # don't count. */
export function readExamples(files: readonly ExampleFile[]): Example[] {
  return files.flatMap(({ path, label }) => {
    const lines = readFileSync(path, 'utf8')
      .split('\n')
      .map((line) => line.trim());
    return lines.filter((line) => line && !line.startsWith('#')).map((text) => ({ label, text }));
  });
}
