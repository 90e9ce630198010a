import type { WebSocket } from 'ws';

export interface Heartbeat {
  /** `onBeat` runs after each ping; `isOver` is asked before it. */
  watch(socket: WebSocket, each: { isOver(): boolean; onBeat(): void }): void;
  stop(): void;
}

/** One timer for all sockets, a slice of them at a time, so that thousands don't beat at once. */
const SLICES = 15;

/** Of a client that only listens. The public ones send an empty frame every 20 s. */
const MOST_FRAMES_A_BEAT = 60;

const POLICY_VIOLATION = 1008;

/**
 * Keeps connections alive and finds the dead: a ping each beat, and an end to whoever did not answer the one
 * before. The empty frame is what browser clients can see of it: they have no pings.
 */
export function createHeartbeat(everyMs: number): Heartbeat {
  const slices = Array.from({ length: SLICES }, () => new Set<() => void>());
  let turn = 0;
  let next = 0;
  const timer = setInterval(() => {
    turn = (turn + 1) % SLICES;
    for (const beat of slices[turn] ?? []) beat();
  }, everyMs / SLICES);
  timer.unref();

  return {
    watch(socket, each) {
      let answered = true;
      let frames = 0;
      const slice = slices[next] as Set<() => void>;
      next = (next + 1) % SLICES;
      const beat = () => {
        if (each.isOver()) return;
        if (!answered) {
          socket.terminate();
          return;
        }
        answered = false;
        frames = 0;
        socket.ping();
        if (socket.bufferedAmount === 0) socket.send('');
        each.onBeat();
      };
      socket.on('pong', () => {
        answered = true;
      });
      socket.on('message', () => {
        answered = true;
        frames += 1;
        if (frames > MOST_FRAMES_A_BEAT) socket.close(POLICY_VIOLATION, 'too many messages');
      });
      slice.add(beat);
      socket.once('close', () => slice.delete(beat));
    },
    stop: () => clearInterval(timer),
  };
}
