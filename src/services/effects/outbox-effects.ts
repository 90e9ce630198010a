import type { OutboundMessage } from '../../domain/effect.ts';
import type { Vault } from '../../domain/ports.ts';
import { prepare } from '../store/prepared.ts';
import type { OutboxRow } from '../store/schema.ts';
import type { Trx } from '../store/store.ts';

/** The same key again is the same message: nothing is added. */
export async function queueMessage(
  trx: Trx,
  message: OutboundMessage,
  { vault, now, codeDelay = 0 }: { vault: Vault; now: number; codeDelay?: number },
): Promise<void> {
  await queue(trx, {
    key: message.key,
    kind: message.kind,
    payload: vault.seal(JSON.stringify(message)),
    // Whether there is anybody to send it to must not show in how busy we are right after what it is for.
    due_at: message.kind === 'notice' ? now : now + codeDelay,
    created_at: now,
  });
}

type NewMessage = Pick<OutboxRow, 'key' | 'kind' | 'payload' | 'due_at' | 'created_at'>;

const queue = prepare((db: Trx, v: NewMessage) =>
  db
    .insertInto('outbox')
    .values({
      key: v.key,
      kind: v.kind,
      status: 'pending',
      payload: v.payload,
      attempts: 0,
      due_at: v.due_at,
      created_at: v.created_at,
      settled_at: null,
    })
    .onConflict((conflict) => conflict.column('key').doNothing()),
);
