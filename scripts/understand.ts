import { createTrainedUnderstanding } from '../src/understanding/trained-understanding.ts';

/**
 * One sentence a line from standard input, one JSON a line on standard output: { text, situation, topic?,
 * confidence, found }. Every line is answered, an empty one too, so that line n answers line n. With --why
 * also between which buttons a doubt lies, and what spoke for the reading and what for the next best.
 */
const why = process.argv.includes('--why');
const TELLING = 5;

const understanding = createTrainedUnderstanding();

// Somebody who only wants to see the first lines closes the pipe: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

for await (const text of linesOf(process.stdin)) {
  if (!process.stdout.write(`${JSON.stringify(tell(text))}\n`))
    await new Promise((resolve) => process.stdout.once('drain', resolve));
}

function tell(text: string) {
  const { situation, confidence, found, ...rest } = understanding.understand(text, Date.now());
  return {
    text,
    situation,
    ...('topic' in rest ? { topic: rest.topic } : {}),
    confidence: rounded(confidence),
    found,
    ...(why && 'between' in rest ? { between: rest.between } : {}),
    ...(why ? because(text) : {}),
  };
}

function because(text: string) {
  const { label, against, why: all } = understanding.explain(text);
  const told = all.map(([feature, weight]) => [feature, rounded(weight)] as const);
  return { label, against, why: told.slice(0, TELLING), whyNot: told.slice(-TELLING).reverse() };
}

function rounded(figure: number): number {
  return Math.round(figure * 1000) / 1000;
}

/** Only a line feed ends a line: readline also cuts at a lone return and at U+2028, in the middle of a message. */
async function* linesOf(input: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let parts: string[] = [];
  for await (const chunk of input) {
    const [rest = '', ...more] = decoder.decode(chunk, { stream: true }).split('\n');
    parts.push(rest);
    for (const next of more) {
      yield parts.join('').replace(/\r$/, '');
      parts = [next];
    }
  }
  const last = parts.join('') + decoder.decode();
  if (last) yield last.replace(/\r$/, '');
}
