import type { ActivitySet, LinePorts, LineSocket } from './wire.ts';
import { readFrame } from './wire.ts';

interface Listener {
  close(): void;
  /** True when it was of use: something came through, or it held for a while. */
  ended: Promise<boolean>;
}

const OPEN_TIMEOUT_MS = 10_000;
/** The server's keep-alives come far more often; a longer silence is a connection that died unnoticed. */
const SILENCE_LIMIT_MS = 75_000;
/** Some proxies open a socket and drop it at once; holding this long, though silent, counts as working. */
const HELD_MS = 1_000;

export function listen(
  ports: LinePorts,
  url: string,
  on: { onAlive(): void; onSet(set: ActivitySet): void },
): Listener {
  let socket: LineSocket | null = null;
  let alive = false;
  let aliveLater = () => {};
  let callOff = () => {};
  let settle: (useful: boolean) => void = () => {};
  const ended = new Promise<boolean>((resolve) => {
    settle = resolve;
  });

  /** Also unhooks the socket: what a dying one still says must not reach the next one's reader. */
  function close(): void {
    callOff();
    aliveLater();
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null;
      socket.close();
      socket = null;
    }
    settle(alive);
  }

  function expectWithin(ms: number): void {
    callOff();
    callOff = ports.after(ms, close);
  }

  function setAlive(): void {
    aliveLater();
    if (alive) return;
    alive = true;
    on.onAlive();
  }

  try {
    socket = ports.openSocket(url);
    socket.onopen = () => {
      expectWithin(SILENCE_LIMIT_MS);
      aliveLater = ports.after(HELD_MS, setAlive);
    };
    socket.onmessage = ({ data }) => {
      setAlive();
      expectWithin(SILENCE_LIMIT_MS);
      const set = readFrame(data);
      if (set) on.onSet(set);
    };
    socket.onclose = close;
    socket.onerror = close;
    expectWithin(OPEN_TIMEOUT_MS);
  } catch {
    close();
  }
  return { close, ended };
}
