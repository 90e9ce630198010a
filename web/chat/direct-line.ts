import { createCall } from './line/http.ts';
import { createIncoming } from './line/incoming.ts';
import { openConversation } from './line/opening.ts';
import type { Delivery } from './line/outgoing.ts';
import { createOutgoing } from './line/outgoing.ts';
import { backOff, createPause } from './line/pause.ts';
import { keepTokenFresh } from './line/token.ts';
import type { Activity, LinePorts, Session } from './line/wire.ts';
import { isOwn } from './line/wire.ts';

export type Connection = 'connecting' | 'online' | 'reconnecting' | 'dead';

export interface LineEvents {
  /** Each activity once. `replay`: it was said before this page was loaded. */
  onActivities(activities: Activity[], replay: boolean): void;
  onDelivery(clientId: string, delivery: Delivery): void;
  onConnection(state: Connection): void;
  /** To be kept for a reload; null when it is worthless now. */
  onSession(session: Session | null): void;
}

export interface DirectLine {
  /** Starts a conversation, or takes up the one this tab had. */
  start(resume: Session | null): Promise<void>;
  /** Returns the client's id of the message, under which its delivery is reported. */
  send(activity: Activity): string;
  retry(clientId: string): void;
  /** The network is back, or somebody looks again: find out at once how things stand. */
  wake(): void;
  /** Something should have come: look past the stream whether it has. */
  catchUp(): void;
  stop(): void;
}

/** An echo is expected this soon after a post was acknowledged. */
const ECHO_WITHIN_MS = 3_000;

export function createDirectLine(
  ports: LinePorts,
  base: string,
  locale: () => string,
  events: LineEvents,
): DirectLine {
  const call = createCall(ports, base);
  const pause = createPause(ports);
  let session: Session = { conversationId: '', token: '', expiresAt: 0, userId: `dl_${ports.newId()}` };
  let connection: Connection | null = null;
  let stopped = false;
  const unechoed = new Map<string, () => void>();

  function setConnection(next: Connection): void {
    if (stopped || connection === next) return;
    connection = next;
    events.onConnection(next);
  }

  function setSession(next: Session): void {
    session = next;
    if (!stopped) events.onSession(next);
  }

  function onGone(): void {
    if (stopped) return;
    setConnection('dead');
    events.onSession(null);
    stop();
  }

  const incoming = createIncoming({
    ports,
    call,
    session: () => session,
    onGone,
    onConnection: setConnection,
    onActivities(activities, replay) {
      if (stopped) return;
      for (const activity of activities) {
        const clientId = activity.channelData?.clientActivityID;
        if (clientId === undefined || !isOwn(activity, session.userId)) continue;
        outgoing.confirm(clientId);
        unechoed.get(clientId)?.();
        unechoed.delete(clientId);
      }
      events.onActivities(activities, replay);
    },
  });

  const outgoing = createOutgoing({
    ports,
    post: (activity) =>
      call('POST', `/conversations/${encodeURIComponent(session.conversationId)}/activities`, {
        token: session.token,
        body: { ...activity, from: { id: session.userId } },
      }),
    onGone,
    onDelivery(clientId, delivery) {
      if (stopped) return;
      if (delivery.state === 'sent' && delivery.acknowledged) {
        const callOff = ports.after(ECHO_WITHIN_MS, () => void incoming.catchUp());
        unechoed.set(clientId, callOff);
      }
      events.onDelivery(clientId, delivery);
    },
  });

  const token = keepTokenFresh({ ports, call, session: () => session, onSession: setSession, onGone });

  function stop(): void {
    stopped = true;
    incoming.stop();
    outgoing.stop();
    token.stop();
    pause.wake();
    for (const callOff of unechoed.values()) callOff();
  }

  async function start(resume: Session | null): Promise<void> {
    setConnection('connecting');
    let streamUrl: string | null = null;
    if (resume) {
      session = resume;
      for (let failures = 1; ; failures += 1) {
        const history = await incoming.history();
        if (stopped) return;
        if (history === 'gone') return onGone();
        if (history === 'ok') break;
        await pause.sleep(backOff(failures, ports.random()));
        if (stopped) return;
      }
    } else {
      const opened = await openConversation(call, { ports, locale, pause, isStopped: () => stopped });
      if (opened === null) return;
      streamUrl = opened.streamUrl;
      setSession({ ...session, ...opened.ids });
    }
    token.start();
    outgoing.open();
    await incoming.run(streamUrl);
  }

  return {
    start,
    send(activity) {
      const clientId = ports.newId();
      outgoing.send(clientId, {
        ...activity,
        locale: locale(),
        channelData: { ...activity.channelData, clientActivityID: clientId },
      });
      return clientId;
    },
    retry: outgoing.retry,
    wake() {
      pause.wake();
      incoming.wake();
      token.wake();
      if (connection === 'online') void incoming.catchUp();
    },
    catchUp: () => void incoming.catchUp(),
    stop,
  };
}
