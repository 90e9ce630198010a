import type { LogEntry } from '../../domain/conversation.ts';
import type { BringNews, Clock, Conversations, Vault } from '../../domain/ports.ts';
import { createRowWorker, type RowWorker } from '../row-worker.ts';
import type { DeliveryRow } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { within } from '../within.ts';
import { claimDeliveries, moveDelivery, restDelivery, retryDeliveryLater } from './delivery-rows.ts';

export interface DeliveryWorkerDeps {
  store: Store;
  vault: Vault;
  clock: Clock;
  /** What is committed, not what is remembered of it. */
  conversations: Pick<Conversations, 'load' | 'readLog'>;
  bring: BringNews;
  /** 0 ≤ x < 1, spreads retries. */
  random: () => number;
  /** Told of every failed attempt, and of what is given up. */
  onError?: (error: unknown) => void;
}

const PAGE = 50;
/** A service that hangs holds each of its conversations for as long as an attempt takes; others must not wait for it. */
const AT_ONCE = 64;
/** Shorter than the claim. */
const TIMEOUT_MS = 30_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 5 * 60_000;
/** A question of yesterday helps nobody, and one that never arrives must not hold up the others for ever. */
const GIVEN_UP_MS = 24 * 3_600_000;

/**
 * Brings what the log holds after each conversation's cursor to its citizen, in order, one at a time. The cursor is
 * moved after each entry that was taken: one may arrive twice where the process died, or the answer was lost, between
 * the two. It then carries the same id both times.
 */
export function createDeliveryWorker(deps: DeliveryWorkerDeps): RowWorker {
  const { store, vault, clock, conversations, bring, random, onError } = deps;

  async function bringAll(row: DeliveryRow): Promise<boolean> {
    const { conversation_id: conversationId } = row;
    const conversation = await conversations.load(conversationId);
    if (!conversation) return false;
    const to = { conversation, address: vault.open(row.address) };
    let seq = row.brought_seq;
    for (;;) {
      const entries = await conversations.readLog(conversationId, seq, PAGE);
      for (const entry of entries) {
        seq = entry.seq;
        if (entry.from !== 'bot' && entry.from !== 'agent') continue;
        await bringOne(to, entry);
        await store.transact(moveDelivery, { conversationId, seq, now: clock() });
      }
      if (entries.length < PAGE) return store.transact(restDelivery, { conversationId, seq, now: clock() });
    }
  }

  async function bringOne(to: Parameters<BringNews>[0], entry: LogEntry): Promise<void> {
    const place = `entry ${entry.seq} of conversation ${to.conversation.id}`;
    if (entry.at < clock() - GIVEN_UP_MS) {
      onError?.(new Error(`${place} could not be brought for a day`));
      return;
    }
    const result = await within(TIMEOUT_MS, bring(to, entry));
    if (result !== 'brought') onError?.(new Error(`${place} is given up: ${result.refused}`));
  }

  async function work(row: DeliveryRow): Promise<boolean> {
    try {
      return await bringAll(row);
    } catch (error) {
      onError?.(error);
      const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (row.attempts - 1));
      // Between half and the whole of it, so that what failed together doesn't come back together.
      const at = clock() + Math.round(pause * (0.5 + random() / 2));
      const { conversation_id: conversationId, attempts } = row;
      await store.transact(retryDeliveryLater, { conversationId, attempts, at });
      return false;
    }
  }

  return createRowWorker({
    claim: (limit) => claimDeliveries(store, clock(), limit),
    work,
    concurrency: AT_ONCE,
    onError,
  });
}
