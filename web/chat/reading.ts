import type { Transcript } from './transcript.ts';

/** Messages that came within this time of each other are read together. */
const TOGETHER_MS = 2_000;

/**
 * Key of the message where reading goes on: the first of what just came. Null when the end is what counts:
 * after an own message, or where all was said before.
 */
export function readFrom(transcript: Transcript): string | null {
  let from: Transcript[number] | null = null;
  for (let index = transcript.length - 1; index >= 0; index -= 1) {
    const entry = transcript[index];
    if (!entry || entry.side === 'me' || entry.replay) break;
    if (from && from.at - entry.at >= TOGETHER_MS) break;
    from = entry;
  }
  return from?.key ?? null;
}
