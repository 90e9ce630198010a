import type { Fanout } from '../../../src/domain/ports.ts';

export class MemoryFanout implements Fanout {
  /** Wake-ups get lost while set, as they may between instances. */
  losing = false;
  readonly #listeners = new Map<string, Set<() => void>>();

  wake(conversationId: string): void {
    if (this.losing) return;
    for (const listener of this.#listeners.get(conversationId) ?? []) listener();
  }

  subscribe(conversationId: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(conversationId) ?? new Set();
    this.#listeners.set(conversationId, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  listening(conversationId: string): number {
    return this.#listeners.get(conversationId)?.size ?? 0;
  }
}
