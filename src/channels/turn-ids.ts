/**
 * Under which a turn is known, so that it runs once. Clients' own message ids live apart from the server's, so that
 * none of these can be taken beforehand.
 */
export function clientTurnId(messageId: string): string {
  return `c:${messageId}`;
}

export function deadlineTurnId(deadlineId: string): string {
  return `deadline:${deadlineId}`;
}

/** The greeting, however often a client starts its conversation. */
export const START_ID = 'start';
