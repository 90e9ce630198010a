import type { Call } from './http.ts';
import { listen } from './listen.ts';
import { backOff, createPause } from './pause.ts';
import type { Activity, ActivitySet, LinePorts, Session } from './wire.ts';
import { readActivitySet, sequenceOf } from './wire.ts';

export interface Incoming {
  /** Runs until stopped or the conversation is gone. */
  run(streamUrl: string | null): Promise<void>;
  /** Everything from the beginning, for a page that was reloaded. */
  history(): Promise<'ok' | 'gone' | 'failed'>;
  /** Looks once, past the stream, whether something is missing. */
  catchUp(): Promise<void>;
  /** The network is back or the page is looked at again: don't wait any longer. */
  wake(): void;
  stop(): void;
}

interface Options {
  ports: LinePorts;
  call: Call;
  session(): Session;
  onActivities(activities: Activity[], replay: boolean): void;
  onConnection(state: 'online' | 'reconnecting'): void;
  onGone(): void;
}

const SOCKET_TRIES = 2;
const POLL_FIRST_MS = 1_000;
const POLL_LONGEST_MS = 10_000;
/** How long to make do with polling before the socket is tried again. */
const POLL_SPELL_MS = 60_000;

export function createIncoming(options: Options): Incoming {
  const { ports, call, session, onActivities, onConnection, onGone } = options;
  const pause = createPause(ports);
  /** Names of what was handed on already: a reconnection may bring it again, and order is the reader's. */
  const seen = new Set<string>();
  let watermark = '0';
  let stopped = false;
  let closeSocket: (() => void) | null = null;
  let pollWait = POLL_FIRST_MS;

  function take(set: ActivitySet, replay: boolean): number {
    const fresh = set.activities.filter((activity) => {
      if (activity.id === undefined) return true;
      if (seen.has(activity.id)) return false;
      seen.add(activity.id);
      return true;
    });
    // What has no number (a typing sign) goes first: a message after it ends it.
    fresh.sort((a, b) => (sequenceOf(a.id) ?? -1) - (sequenceOf(b.id) ?? -1));
    if (set.watermark !== undefined && !isOlder(set.watermark, watermark)) watermark = set.watermark;
    if (fresh.length > 0) onActivities(fresh, replay);
    return fresh.length;
  }

  const path = (tail: string) =>
    `/conversations/${encodeURIComponent(session().conversationId)}${tail}?watermark=${encodeURIComponent(watermark)}`;

  async function poll(replay = false): Promise<{ kind: 'ok'; fresh: number } | { kind: 'gone' | 'failed' }> {
    const reply = await call('GET', path('/activities'), { token: session().token });
    if (stopped) return { kind: 'failed' };
    if (reply.kind === 'gone') return { kind: 'gone' };
    const set = reply.kind === 'ok' ? readActivitySet(reply.body) : null;
    return set ? { kind: 'ok', fresh: take(set, replay) } : { kind: 'failed' };
  }

  /** The address of the stream; a number is seconds to wait before asking again. */
  async function streamUrl(): Promise<string | number | 'gone' | null> {
    const reply = await call('GET', path(''), { token: session().token });
    if (reply.kind === 'gone') return 'gone';
    if (reply.kind === 'wait') return reply.seconds;
    return reply.kind === 'ok' && typeof reply.body.streamUrl === 'string' ? reply.body.streamUrl : null;
  }

  /** One socket from opening to its end; false when it was of no use. */
  async function follow(url: string): Promise<boolean> {
    const socket = listen(ports, url, {
      onAlive: () => onConnection('online'),
      onSet: (set) => take(set, false),
    });
    closeSocket = socket.close;
    const useful = await socket.ended;
    closeSocket = null;
    return useful;
  }

  /** The makeshift while no socket can be had: ask again and again, slower while nothing comes. */
  async function pollForAWhile(): Promise<'ok' | 'gone' | 'failed'> {
    const end = ports.now() + POLL_SPELL_MS;
    pollWait = POLL_FIRST_MS;
    while (!stopped && ports.now() < end) {
      const result = await poll();
      if (result.kind !== 'ok') return result.kind;
      onConnection('online');
      if (result.fresh > 0) pollWait = POLL_FIRST_MS;
      await pause.sleep(pollWait);
      pollWait = Math.min(POLL_LONGEST_MS, pollWait * 1.5);
    }
    return 'ok';
  }

  async function run(first: string | null): Promise<void> {
    let failures = 0;
    let deadSockets = 0;
    for (let url = first; !stopped; url = null) {
      const target = url ?? (await streamUrl());
      if (stopped) return;
      if (target === 'gone') return onGone();
      if (typeof target === 'string') {
        const useful = await follow(target);
        if (stopped) return;
        deadSockets = useful ? 0 : deadSockets + 1;
        if (useful) failures = 0;
      }
      if (deadSockets >= SOCKET_TRIES) {
        const polled = await pollForAWhile();
        if (polled === 'gone') return onGone();
        if (polled === 'ok') continue;
      }
      if (stopped) return;
      failures += 1;
      onConnection('reconnecting');
      const wait = backOff(failures, ports.random());
      await pause.sleep(typeof target === 'number' ? Math.max(wait, target * 1000) : wait);
    }
  }

  return {
    run,
    async history() {
      // It comes in pages, and ends where the watermark stays.
      for (let before = ''; before !== watermark; ) {
        before = watermark;
        const result = await poll(true);
        if (result.kind !== 'ok') return result.kind;
      }
      return 'ok';
    },
    async catchUp() {
      const result = await poll();
      // The stream should have brought it: that socket is dead without knowing.
      if (result.kind === 'ok' && result.fresh > 0) closeSocket?.();
    },
    wake() {
      pollWait = POLL_FIRST_MS;
      pause.wake();
    },
    stop() {
      stopped = true;
      closeSocket?.();
      pause.wake();
    },
  };
}

/** Watermarks are the server's own words; only when both are numbers can one be told to be older. */
function isOlder(candidate: string, current: string): boolean {
  return Number(candidate) < Number(current);
}
