import type { OutboxRow } from '../store/schema.ts';
import { within } from '../within.ts';
import { seemToAddress } from './address-code.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import { retryRowLater, settleRow, spreadRow } from './outbox-rows.ts';
import { prepareMessage } from './prepare-message.ts';

const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 15 * 60_000;
/** Somebody looks at the phone and waits, for minutes at most. */
const LONGEST_CODE_RETRY_MS = 20_000;
/** With the pauses above: most of a day, for an owner must hear of a reset. A code runs out long before. */
const MAX_ATTEMPTS = 120;
/** Older than any quota looks. */
const NOT_COUNTED_MS = 25 * 3_600_000;

/**
 * One attempt at one claimed row, to its end: settled, or put back for later. True where it has left other rows
 * that are due now. Rejects only on store errors.
 */
export async function deliverRow(row: OutboxRow, deps: OutboxDeps): Promise<boolean> {
  const { store, clock } = deps;
  const { key } = row;
  try {
    const prepared = await prepareMessage(row, deps);
    if (prepared.kind === 'dropped') {
      await store.transact(settleRow, { key, status: 'dropped', now: clock() });
    } else if (prepared.kind === 'withheld') {
      await seemBusy(row, deps);
      const { audit } = prepared;
      await store.transact(settleRow, { key, status: 'withheld', now: clock(), audit });
    } else if (prepared.kind === 'spread') {
      await store.transact(spreadRow, { key, messages: prepared.messages, now: clock() });
      return true;
    } else {
      await within(deps.timeoutMs ?? 30_000, deps.delivery.send(prepared.outgoing));
      const audit = prepared.sent;
      await store.transact(settleRow, { key, status: 'sent', now: clock(), audit });
    }
  } catch (error) {
    deps.onError?.(error);
    await afterFailure(row, deps);
  }
  return false;
}

/** What a delivery would have written: otherwise the work saved tells that there was nobody to send to. */
async function seemBusy(row: OutboxRow, { store, vault, clock }: OutboxDeps): Promise<void> {
  const at = clock() - NOT_COUNTED_MS;
  const destination = vault.blind('nobody', row.key);
  await store.transact(seemToAddress, { key: `withheld:${row.key}`, at, destination });
}

async function afterFailure(row: OutboxRow, { store, clock, random }: OutboxDeps): Promise<void> {
  const now = clock();
  if (row.attempts >= MAX_ATTEMPTS) {
    await store.transact(settleRow, { key: row.key, status: 'failed', now });
    return;
  }
  const longest = row.kind === 'code' ? LONGEST_CODE_RETRY_MS : LONGEST_RETRY_MS;
  const pause = Math.min(longest, FIRST_RETRY_MS * 2 ** (row.attempts - 1));
  // Between half and the whole of it, so that what failed together doesn't come back together.
  const at = now + Math.round(pause * (0.5 + random() / 2));
  await store.transact(retryRowLater, { key: row.key, attempts: row.attempts, at });
}
