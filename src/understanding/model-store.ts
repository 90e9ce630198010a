import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Example } from './examples.ts';
import type { Model } from './model.ts';

/** Where a model is kept, so that it is learnt once for the same examples. */
export interface ModelStore {
  load(examples: readonly Example[]): Model | undefined;
  save(model: Model, examples: readonly Example[]): void;
}

interface StoredModel {
  key: string;
  labels: string[];
  names: string[];
  familiar: [name: string, sentences: number][];
  weights: Float32Array;
  bias: Float32Array;
}

/**
 * A file that spares the next start half a second of learning. It holds good for the very sentences and the
 * very code that made it, and is nothing but a copy: where it cannot be written, or read, one learns anew.
 */
export function createModelStore(file: string): ModelStore {
  return {
    load(examples) {
      try {
        const kept = deserialize(readFileSync(file)) as StoredModel;
        return kept.key === keyOf(examples) ? restore(kept) : undefined;
      } catch {
        return undefined;
      }
    },
    save({ labels, vocabulary, familiar, regression: { weights, bias } }, examples) {
      const kept: StoredModel = {
        key: keyOf(examples),
        labels: [...labels],
        names: [...vocabulary.keys()],
        familiar: [...familiar],
        weights,
        bias,
      };
      // Of two processes that start at once each writes its own draft: whichever comes last, the file is whole.
      const draft = `${file}.${randomUUID()}`;
      const written = tried(() => {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(draft, serialize(kept));
        renameSync(draft, file);
      });
      if (!written) tried(() => rmSync(draft, { force: true }));
    },
  };
}

/** A read-only installation, a full disk: nothing is lost but the time. */
function tried(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

function restore({ labels, names, familiar, weights, bias }: StoredModel): Model | undefined {
  if (weights.length !== names.length * labels.length || bias.length !== labels.length) return undefined;
  return {
    labels,
    vocabulary: new Map(names.map((name, n) => [name, n])),
    familiar: new Map(familiar),
    regression: { weights: Float32Array.from(weights), bias: Float32Array.from(bias) },
  };
}

const { resolve } = createRequire(import.meta.url);

/** Changes with every sentence, every concept, every line of the code beside this file, and what reads characters. */
function keyOf(examples: readonly Example[]): string {
  const hash = createHash('sha256').update(process.version).update(JSON.stringify(examples));
  for (const tables of ['opencc-js/t2cn', 'pinyin-pro']) hash.update(readFileSync(resolve(tables)));
  for (const file of readdirSync(import.meta.dirname).sort())
    if (/\.(?:ts|txt)$/.test(file)) hash.update(file).update(readFileSync(join(import.meta.dirname, file)));
  return hash.digest('hex');
}
