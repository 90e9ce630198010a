import { WebSocket } from 'ws';
import { stepsOf } from './talk.ts';

/** Replies as they come in on a stream. */
export interface Inbox {
  /** The next `count` of them. */
  take(count: number): Promise<string[]>;
  close(): void;
}

const PATIENCE_MS = 15_000;

export function createInbox(streamUrl: string): Inbox {
  const steps: string[] = [];
  let failure: Error | undefined;
  let waiting: { count: number; resolve(): void; reject(error: Error): void } | undefined;

  function look(): void {
    if (!waiting) return;
    if (failure) waiting.reject(failure);
    else if (steps.length >= waiting.count) waiting.resolve();
    else return;
    waiting = undefined;
  }

  const socket = new WebSocket(streamUrl, { perMessageDeflate: false });
  socket.on('message', (data) => {
    const frame = String(data);
    // An empty frame only keeps the connection alive.
    if (frame.trim() !== '') steps.push(...stepsOf(JSON.parse(frame).activities));
    look();
  });
  socket.on('error', (error) => {
    failure = error;
    look();
  });
  socket.on('close', () => {
    failure ??= new Error('the stream ended');
    look();
  });

  return {
    async take(count) {
      const impatience = setTimeout(() => {
        failure = new Error(`${steps.length} of ${count} replies within ${PATIENCE_MS} ms`);
        look();
      }, PATIENCE_MS);
      try {
        await new Promise<void>((resolve, reject) => {
          waiting = { count, resolve, reject };
          look();
        });
      } finally {
        clearTimeout(impatience);
      }
      return steps.splice(0);
    },
    close() {
      socket.close();
    },
  };
}
