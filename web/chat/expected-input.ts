import type { Transcript } from './transcript.ts';
import { lastIndex } from './transcript.ts';

/** What the last question is about, as far as the keyboard and the hint in the input can help with it. */
export type ExpectedInput = 'code' | 'account' | 'any';

const STEPS: readonly [RegExp, ExpectedInput][] = [
  [/\.(enter-code|code-[\w-]+)$/, 'code'],
  [/^forgot-password\.(ask-account|account-unclear)$/, 'account'],
];

export function expectedInput(transcript: Transcript): ExpectedInput {
  const step = transcript[lastIndex(transcript, ({ side }) => side !== 'me')]?.step ?? '';
  return STEPS.find(([pattern]) => pattern.test(step))?.[1] ?? 'any';
}
