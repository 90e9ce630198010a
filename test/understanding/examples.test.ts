import { writeFileSync } from 'node:fs';
import { exampleFiles, folderOf, readExamples, type Split } from '../../src/understanding/examples.ts';
import { isLabel, LABELS, topicOf } from '../../src/understanding/labels.ts';
import { createToSimplified } from '../../src/understanding/to-simplified.ts';
import { tempDir } from '../support/temp-dir.ts';

const SPLITS: readonly Split[] = ['training', 'development', 'held-out'];
const sentences = (split: Split) => readExamples(exampleFiles(folderOf(split)));

describe('a folder of sentences', () => {
  const folder = tempDir();
  afterAll(() => folder.remove());

  it('one a line; empty lines and remarks do not count', () => {
    writeFileSync(folder.file('locked.txt'), '# why\n锁了\r\n\n  号被封 \n');
    writeFileSync(folder.file('notes.md'), 'no sentences');
    expect(readExamples(exampleFiles(folder.file('.')))).toEqual([
      { label: 'locked', text: '锁了' },
      { label: 'locked', text: '号被封' },
    ]);
  });

  it('a file named after no label is told by its name', () => {
    writeFileSync(folder.file('faq.weather.txt'), '今天下雨吗');
    expect(() => exampleFiles(folder.file('.'))).toThrow(/faq\.weather\.txt/);
  });
});

describe('the sentences shipped', () => {
  it.each(SPLITS)('%s has every label', (split) => {
    const known = new Set(sentences(split).map(({ label }) => label));
    expect(LABELS.filter((label) => !known.has(label))).toEqual([]);
  });

  it('no sentence is in two splits, nor twice in one, however it is written', () => {
    const toSimplified = createToSimplified();
    const fold = (text: string) => {
      const plain = toSimplified(text.normalize('NFKC').toLowerCase()).replaceAll('帐', '账');
      return plain.replace(/[\s\p{P}\p{S}]/gu, '') || plain;
    };
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const split of SPLITS)
      for (const { text } of sentences(split)) {
        const earlier = seen.get(fold(text));
        if (earlier) twice.push(`${earlier} / ${split}: ${text}`);
        seen.set(fold(text), split);
      }
    expect(twice).toEqual([]);
  });

  it('a topic’s label names the topic', () => {
    expect(topicOf('faq.scam')).toBe('scam');
    expect(topicOf('locked')).toBeUndefined();
    expect(isLabel('faq.weather')).toBe(false);
  });
});
