import type { CachedConversations, StoredConversations } from '../conversations.ts';
import type { Store } from './store.ts';

/** Creates what is not there yet, and brings up to date what is. */
export type OpenEngine = (
  facts: { file: string; secret: string },
  options?: {
    /** Told how many pieces of work shared each disk sync. */
    onBatch?: (size: number) => void;
  },
) => Promise<Engine>;

/** What a database engine gives the application; what it is made of stays in its own folder. */
export interface Engine {
  store: Store;
  /**
   * `stored`, with those under way kept in memory as far as this engine can tell when what is kept is out of date.
   * One that cannot gives back what it was given, with nothing to forget.
   */
  cacheConversations(stored: StoredConversations): CachedConversations;
}
