import type { WebSocket } from 'ws';
import type { Conversations } from '../../domain/ports.ts';
import { activitySet, PAGE, type Reader } from './render-activity.ts';

export interface StreamDeps {
  socket: WebSocket;
  reader: Reader;
  /** Sequence number of the last entry the client has. */
  after: number;
  readLog: Conversations['readLog'];
  onFailure(error: unknown): void;
}

export interface Stream {
  /** Something may be new: reads on from where it is. Many calls may become one look. */
  wake(): void;
}

/** With more than this on its way, a client is too slow to be sent more. */
const HIGH_WATER = 64 * 1024;

/**
 * Sends the log from a place on, in order, each entry once: the log is the only source, a wake-up only says
 * that it is worth looking. At most one page waits in memory for a slow client.
 */
export function createStream(deps: StreamDeps): Stream {
  const { socket, reader, readLog } = deps;
  let cursor = deps.after;
  let stale = false;
  let reading = false;

  async function readOn(): Promise<void> {
    for (;;) {
      const entries = await readLog(reader.conversationId, cursor, PAGE);
      if (entries.length === 0 || socket.readyState !== socket.OPEN) return;
      const set = activitySet(entries, cursor, reader);
      cursor = Number(set.watermark);
      if (set.activities.length > 0) await send(JSON.stringify(set));
      if (entries.length < PAGE) return;
    }
  }

  function send(frame: string): Promise<void> | undefined {
    if (socket.bufferedAmount + frame.length <= HIGH_WATER) {
      socket.send(frame);
      return undefined;
    }
    return new Promise((resolve) => {
      // A socket that closes may forget its callbacks.
      socket.once('close', resolve);
      socket.send(frame, () => {
        socket.off('close', resolve);
        resolve();
      });
    });
  }

  async function read(): Promise<void> {
    try {
      while (stale && socket.readyState === socket.OPEN) {
        stale = false;
        await readOn();
      }
    } catch (error) {
      deps.onFailure(error);
    } finally {
      reading = false;
    }
  }

  return {
    wake() {
      stale = true;
      if (reading) return;
      reading = true;
      // Not within the turn that wakes: its answer goes first, and what else is being written comes along.
      setImmediate(() => void read());
    },
  };
}
