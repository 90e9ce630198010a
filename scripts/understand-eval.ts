import { exampleFiles, folderOf, readExamples } from '../src/understanding/examples.ts';
import { SITUATIONS } from '../src/understanding/labels.ts';
import { createTrainedUnderstanding } from '../src/understanding/trained-understanding.ts';
import { CONFIDENT, type Evaluation, evaluate } from './evaluate.ts';

/**
 * How well the sentences held out are understood. With --development the sentences for trying changes on,
 * and with --mistakes each one misunderstood; look at those of the sentences held out and they are no longer
 * a test.
 */
const split = process.argv.includes('--development') ? 'development' : 'held-out';
const examples = readExamples(exampleFiles(folderOf(split)));
const ROWS = [...SITUATIONS, 'faq', 'clarify', 'out-of-scope'];
const ROUNDS = 5;

const understanding = createTrainedUnderstanding();

const evaluation = evaluate(understanding, examples);
console.log(`${split}: ${evaluation.sentences} sentences`);
console.log(`accuracy                 ${percent(evaluation.accuracy)}`);
console.log(`accuracy with topic      ${percent(evaluation.accuracyWithTopic)}`);
console.log(`wrong and confident      ${percent(evaluation.wrongAndConfident)}  (at ${CONFIDENT} or more)`);
console.log(`time a sentence          ${microseconds().toFixed(0)} µs\n`);
printClasses(evaluation);
printConfusion(evaluation);
if (process.argv.includes('--mistakes')) {
  console.log('\nmeant → understood');
  for (const { text, meant, understood, confidence } of evaluation.mistakes)
    console.log(`${meant} → ${understood} ${confidence.toFixed(2)}  ${text}`);
}

function printClasses({ confusion }: Evaluation): void {
  console.log(`${''.padEnd(18)}precision   recall   sentences`);
  for (const name of ROWS) {
    const right = confusion.get(name)?.get(name) ?? 0;
    const meant = sum(confusion.get(name)?.values() ?? []);
    const understood = sum([...confusion.values()].map((row) => row.get(name) ?? 0));
    const cells = [percent(right / understood), percent(right / meant), String(meant)];
    console.log(name.padEnd(18) + cells.map((cell) => cell.padStart(9)).join(''));
  }
}

function printConfusion({ confusion }: Evaluation): void {
  console.log('\nmeant (rows), understood (columns in the same order)');
  for (const meant of ROWS) {
    const cells = ROWS.map((name) => String(confusion.get(meant)?.get(name) ?? 0).padStart(5));
    console.log(meant.padEnd(18) + cells.join(''));
  }
}

function microseconds(): number {
  const started = performance.now();
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { text } of examples) understanding.understand(text, 0);
  return ((performance.now() - started) * 1000) / (ROUNDS * examples.length);
}

function percent(share: number): string {
  return Number.isFinite(share) ? `${(share * 100).toFixed(1)} %` : '–';
}

function sum(figures: Iterable<number>): number {
  return [...figures].reduce((total, figure) => total + figure, 0);
}
