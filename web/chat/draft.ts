const WARN_FROM = 0.9;

export type DraftState =
  | { kind: 'empty' }
  | { kind: 'ok' }
  | { kind: 'near'; left: number }
  | { kind: 'over'; by: number };

/** Whether what is written can be sent, and what to say about its length. `limit` in Unicode code points. */
export function checkDraft(text: string, limit: number): DraftState {
  const length = Array.from(text.trim()).length;
  if (length === 0) return { kind: 'empty' };
  if (length > limit) return { kind: 'over', by: length - limit };
  return length >= limit * WARN_FROM ? { kind: 'near', left: limit - length } : { kind: 'ok' };
}
