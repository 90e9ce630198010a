import { parseArgs } from 'node:util';

export interface Options {
  rounds: number;
  /** Conversations in each contender's leg of a round. */
  conversations: number;
  /** Conversations of each contender before the first round. */
  warmUp: number;
  concurrency: number;
  /** Opened at the same time for the memory figure; 0 leaves it out. */
  open: number;
  /** Starts a server, for the cold start; 0 leaves it out. */
  starts: number;
  profile: boolean;
  /** Legs in a row from a fresh start, to see when each contender is warm; 0: a usual run. */
  settle: number;
}

export const USAGE = `npm run bench -- [--rounds 5] [--conversations 384] [--warm-up 1000] [--concurrency 64]
                 [--open 10000] [--starts 5]   (0 leaves memory or cold start out)
                 [--profile]                   (this server only, with its costliest functions)
                 [--settle 20]                 (so many legs from a fresh start instead, to judge the warm-up)`;

export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string', default: '5' },
      conversations: { type: 'string', default: '384' },
      'warm-up': { type: 'string', default: '1000' },
      concurrency: { type: 'string', default: '64' },
      open: { type: 'string', default: '10000' },
      starts: { type: 'string', default: '5' },
      profile: { type: 'boolean', default: false },
      settle: { type: 'string', default: '0' },
    },
  });
  const concurrency = count('concurrency', values.concurrency, 1);
  return {
    rounds: count('rounds', values.rounds, 1),
    conversations: count('conversations', values.conversations, 2 * concurrency),
    warmUp: count('warm-up', values['warm-up'], 1),
    concurrency,
    open: count('open', values.open, 0),
    starts: count('starts', values.starts, 0),
    profile: values.profile,
    settle: count('settle', values.settle, 0),
  };
}

function count(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least)
    throw new Error(`--${name} must be a whole number from ${least}\n${USAGE}`);
  return value;
}
