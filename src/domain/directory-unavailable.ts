import { OperatorError } from './operator-error.ts';

/**
 * The account directory cannot be asked or told anything just now. Nothing was done, and the same may be asked again
 * later. Where nobody meets it, it undoes the whole turn, submission, delivery, deadline or command that it befell;
 * the staff's commands print it as their one line.
 */
export class DirectoryUnavailable extends OperatorError {
  constructor(options?: ErrorOptions) {
    super('the account directory does not answer: nothing was changed, try again in a while', options);
    this.name = 'DirectoryUnavailable';
  }
}

/** For `catch`: an unavailable directory as an answer; whatever else went wrong goes on being thrown. */
export function unavailable(error: unknown): 'unavailable' {
  if (error instanceof DirectoryUnavailable) return 'unavailable';
  throw error;
}
