import type { Session } from './line/wire.ts';

const KEY = 'chat.session';
/** Of what is stored. Another version is dropped: the citizen merely starts again. */
const VERSION = 1;

interface Store {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Keeps the tab's conversation over a reload. Where the browser forbids storing, a reload starts anew. */
export function keepSession(store: Store, session: Session | null): void {
  try {
    if (session) store.setItem(KEY, JSON.stringify({ v: VERSION, ...session }));
    else store.removeItem(KEY);
  } catch {
    // Private mode or a full store.
  }
}

export function keptSession(store: Store): Session | null {
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
