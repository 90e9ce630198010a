/** The server's own limit on one message, in Unicode code points. */
export const TEXT_LIMIT = 500;
const WARN_FROM = 450;

export type DraftState =
  | { kind: 'empty' }
  | { kind: 'ok' }
  | { kind: 'near'; left: number }
  | { kind: 'over'; by: number };

/** Whether what is written can be sent, and what to say about its length. */
export function checkDraft(text: string): DraftState {
  const length = Array.from(text.trim()).length;
  if (length === 0) return { kind: 'empty' };
  if (length > TEXT_LIMIT) return { kind: 'over', by: length - TEXT_LIMIT };
  return length >= WARN_FROM ? { kind: 'near', left: TEXT_LIMIT - length } : { kind: 'ok' };
}
