import { parseArgs } from 'node:util';

export interface Options {
  rounds: number;
  /** Whole conversations in each server's leg of a round. */
  conversations: number;
  concurrency: number;
  /** Opened at the same time for the memory figure; 0 leaves it out. */
  open: number;
  /** Starts a server, for the cold start; 0 leaves it out. */
  starts: number;
  profile: boolean;
}

export const USAGE = `npm run bench -- [--rounds 5] [--conversations 192] [--concurrency 64]
                 [--open 10000] [--starts 5]   (0 leaves memory or cold start out)
                 [--profile]                   (this server only, with its costliest functions)`;

export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string', default: '5' },
      conversations: { type: 'string', default: '192' },
      concurrency: { type: 'string', default: '64' },
      open: { type: 'string', default: '10000' },
      starts: { type: 'string', default: '5' },
      profile: { type: 'boolean', default: false },
    },
  });
  return {
    rounds: count('rounds', values.rounds, 1),
    conversations: count('conversations', values.conversations, 1),
    concurrency: count('concurrency', values.concurrency, 1),
    open: count('open', values.open, 0),
    starts: count('starts', values.starts, 0),
    profile: values.profile,
  };
}

function count(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least)
    throw new Error(`--${name} must be a whole number from ${least}\n${USAGE}`);
  return value;
}
