import { OperatorError } from '../src/domain/operator-error.ts';
import type { Clock } from '../src/domain/ports.ts';
import type { OpenData } from './open-data.ts';

/** How these commands are called. */
export const RUN = 'npm run --silent appeals --';

export interface CommandContext {
  env: Record<string, string | undefined>;
  write(text: string): void;
  clock?: Clock;
}

export interface AppealsCommand {
  context: Required<CommandContext>;
  data: OpenData;
  /** What stands after the command. */
  subject: string | undefined;
  options: Options;
}

export interface Options {
  as?: string;
  reason?: string;
  for?: string;
  to?: string;
  state?: string[];
}

export function reviewerOf({ options }: AppealsCommand): string {
  const name = options.as?.trim();
  if (!name) throw new OperatorError('--as NAME: who decides is kept in the audit trail');
  return name;
}
