import type { Stored } from '../shared/store.ts';
import type { Session } from './line/wire.ts';

const KEY = 'chat.session';
/** Of what is stored. Another version is dropped: the citizen merely starts again. */
const VERSION = 1;

/** Keeps the tab's conversation over a reload. */
export function keepSession(store: Stored, session: Session | null): void {
  if (session) store.setItem(KEY, JSON.stringify({ v: VERSION, ...session }));
  else store.removeItem(KEY);
}

export function keptSession(store: Stored): Session | null {
  try {
    const kept: unknown = JSON.parse(store.getItem(KEY) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    const { v, conversationId, token, expiresAt, userId } = kept as Record<string, unknown>;
    if (v !== VERSION || typeof expiresAt !== 'number') return null;
    if (typeof conversationId !== 'string' || typeof token !== 'string' || typeof userId !== 'string')
      return null;
    return { conversationId, token, expiresAt, userId };
  } catch {
    return null;
  }
}
