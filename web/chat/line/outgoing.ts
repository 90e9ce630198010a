import type { Reply } from './http.ts';
import { createPause } from './pause.ts';
import type { Activity, LinePorts } from './wire.ts';

/**
 * What became of one own message so far. `until` in milliseconds since the epoch. `acknowledged`: the server
 * said so itself; otherwise its echo in the stream was faster.
 */
export type Delivery =
  | { state: 'sending' }
  | { state: 'waiting'; until: number }
  | { state: 'sent'; acknowledged: boolean }
  | { state: 'failed' }
  | { state: 'refused' };

export interface Outgoing {
  /** Queues it; `clientId` is the name under which the server runs it once, however often it is posted. */
  send(clientId: string, activity: Activity): void;
  /** Posts a failed message again, under the same id. */
  retry(clientId: string): void;
  /** The stream brought it back: it has arrived, whatever the post says. */
  confirm(clientId: string): void;
  /** The conversation exists: posting may begin. */
  open(): void;
  stop(): void;
}

interface Options {
  ports: LinePorts;
  post(activity: Activity): Promise<Reply>;
  onDelivery(clientId: string, delivery: Delivery): void;
  onGone(): void;
}

interface Item {
  clientId: string;
  activity: Activity;
  confirmed: boolean;
}

/** Waits before the second and third try; after that the citizen decides. */
const RETRY_WAITS_MS = [1_000, 3_000];
const MOST_WAITS = 5;

/** Posts one message at a time, so that they arrive in the order they were written. */
export function createOutgoing({ ports, post, onDelivery, onGone }: Options): Outgoing {
  const queue: Item[] = [];
  const failed = new Map<string, Item>();
  const pause = createPause(ports);
  let ready = false;
  let working = false;
  let stopped = false;

  /** The last word on one message; null when it needs none any more. */
  async function deliver(item: Item): Promise<Delivery | 'gone' | null> {
    let failures = 0;
    let waits = 0;
    for (;;) {
      if (item.confirmed || stopped) return null;
      onDelivery(item.clientId, { state: 'sending' });
      const reply = await post(item.activity);
      if (item.confirmed || stopped) return null;
      if (reply.kind === 'gone') return 'gone';
      if (reply.kind === 'refused') return { state: 'refused' };
      if (reply.kind === 'ok') {
        return { state: 'sent', acknowledged: true };
      }
      if (reply.kind === 'wait') {
        waits += 1;
        if (waits > MOST_WAITS) return { state: 'failed' };
        onDelivery(item.clientId, { state: 'waiting', until: ports.now() + reply.seconds * 1000 });
        await pause.sleep(reply.seconds * 1000);
        continue;
      }
      const wait = RETRY_WAITS_MS[failures];
      if (wait === undefined) return { state: 'failed' };
      failures += 1;
      await pause.sleep(wait);
    }
  }

  async function work(): Promise<void> {
    if (working || !ready) return;
    working = true;
    for (let item = queue[0]; item && !stopped; item = queue[0]) {
      const outcome = await deliver(item);
      queue.shift();
      if (stopped || outcome === null) continue;
      const delivery: Delivery = outcome === 'gone' ? { state: 'failed' } : outcome;
      if (delivery.state === 'failed') failed.set(item.clientId, item);
      onDelivery(item.clientId, delivery);
      if (outcome === 'gone') onGone();
    }
    working = false;
  }

  return {
    send(clientId, activity) {
      queue.push({ clientId, activity, confirmed: false });
      onDelivery(clientId, { state: 'sending' });
      void work();
    },
    retry(clientId) {
      const item = failed.get(clientId);
      if (!item) return;
      failed.delete(clientId);
      queue.push(item);
      onDelivery(clientId, { state: 'sending' });
      void work();
    },
    confirm(clientId) {
      const waiting = queue.find((item) => item.clientId === clientId);
      if (!waiting && !failed.delete(clientId)) return;
      if (waiting) waiting.confirmed = true;
      onDelivery(clientId, { state: 'sent', acknowledged: false });
      if (waiting === queue[0]) pause.wake();
    },
    open() {
      ready = true;
      void work();
    },
    stop() {
      stopped = true;
      pause.wake();
    },
  };
}
