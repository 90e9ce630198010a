import { OperatorError } from '../../domain/operator-error.ts';
import { Conflict } from '../store/store.ts';
import type { Failure } from './thread-messages.ts';

export function toFailure(error: unknown): Failure {
  if (!(error instanceof Error)) return { kind: 'other', message: String(error) };
  const { message, stack } = error;
  const kind = error instanceof Conflict ? 'conflict' : error instanceof OperatorError ? 'operator' : 'other';
  return { kind, message, stack };
}

export function fromFailure({ kind, message, stack }: Failure): Error {
  if (kind === 'conflict') return new Conflict(message);
  if (kind === 'operator') return new OperatorError(message);
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
