import type { Call } from './http.ts';
import { backOff } from './pause.ts';
import type { LinePorts, Session } from './wire.ts';

interface Options {
  ports: LinePorts;
  call: Call;
  session(): Session;
  onSession(session: Session): void;
  onGone(): void;
}

export interface TokenKeeper {
  start(): void;
  /** Timers stand still while a phone sleeps: catch up on a refresh that fell due meanwhile. */
  wake(): void;
  stop(): void;
}

const SOONEST_MS = 1_000;
/** Browsers' timers overflow at 2^31 ms, and nothing is lost by asking sooner. */
const LATEST_MS = 12 * 3_600_000;

/** Renews the token when half of its life is over. */
export function keepTokenFresh({ ports, call, session, onSession, onGone }: Options): TokenKeeper {
  let callOff = () => {};
  let dueAt = Number.POSITIVE_INFINITY;
  let failures = 0;
  let busy = false;
  let stopped = false;

  function plan(ms: number): void {
    callOff();
    dueAt = ports.now() + ms;
    callOff = ports.after(ms, () => void refresh());
  }

  const halfLife = () => Math.min(LATEST_MS, Math.max(SOONEST_MS, (session().expiresAt - ports.now()) / 2));

  async function refresh(): Promise<void> {
    if (busy || stopped) return;
    busy = true;
    const reply = await call('POST', '/tokens/refresh', { token: session().token });
    busy = false;
    if (stopped) return;
    if (reply.kind === 'gone') return onGone();
    if (reply.kind === 'ok' && typeof reply.body.token === 'string') {
      failures = 0;
      const seconds = typeof reply.body.expires_in === 'number' ? reply.body.expires_in : 1800;
      onSession({ ...session(), token: reply.body.token, expiresAt: ports.now() + seconds * 1000 });
      plan(halfLife());
      return;
    }
    failures += 1;
    plan(reply.kind === 'wait' ? reply.seconds * 1000 : backOff(failures, ports.random()));
  }

  return {
    start: () => plan(halfLife()),
    wake() {
      if (ports.now() >= dueAt) void refresh();
    },
    stop() {
      stopped = true;
      callOff();
    },
  };
}
