import type { OutboundMessage } from '../../domain/effect.ts';
import type { Clock, Vault } from '../../domain/ports.ts';
import type { Trx } from '../store/store.ts';

/** The same key again is the same message: nothing is added. */
export async function queueMessage(
  trx: Trx,
  message: OutboundMessage,
  { vault, clock, codeDelay }: { vault: Vault; clock: Clock; codeDelay?: (() => number) | undefined },
): Promise<void> {
  const now = clock();
  await trx
    .insertInto('outbox')
    .values({
      key: message.key,
      kind: message.kind,
      status: 'pending',
      payload: vault.seal(JSON.stringify(message)),
      attempts: 0,
      // Whether there is anybody to send a code to must not show in how busy we are right after it was asked for.
      due_at: message.kind === 'code' ? now + (codeDelay?.() ?? 0) : now,
      created_at: now,
      settled_at: null,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}
