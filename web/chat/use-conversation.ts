import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Stored } from '../shared/store.ts';
import { browserPorts } from './browser-ports.ts';
import type { Connection, DirectLine } from './direct-line.ts';
import { createDirectLine } from './direct-line.ts';
import type { Activity } from './line/wire.ts';
import type { QuickReply } from './message-parts.ts';
import { keepSession, keptSession } from './session-store.ts';
import type { Transcript } from './transcript.ts';
import { addOwn, receive, setDelivery } from './transcript.ts';

export interface Conversation {
  transcript: Transcript;
  connection: Connection;
  /** The bot said it is writing. */
  typing: boolean;
  /** What was said before this page was loaded is in place: from now on messages are news. */
  settled: boolean;
  say(text: string): void;
  choose(reply: QuickReply): void;
  tellLocale(locale: string): void;
  retry(key: string): void;
  restart(): void;
  wake(): void;
}

const TYPING_SIGN_MS = 10_000;
const DIRECT_LINE = '/v3/directline';

/** One conversation with the server, as state to render. */
export function useConversation(store: Stored, locale: string): Conversation {
  const [transcript, setTranscript] = useState<Transcript>([]);
  const [connection, setConnection] = useState<Connection>('connecting');
  const [typingUntil, setTypingUntil] = useState(0);
  const [settled, setSettled] = useState(false);
  const [generation, setGeneration] = useState(0);
  const line = useRef<DirectLine | null>(null);
  const localeNow = useRef(locale);
  localeNow.current = locale;

  // Each generation is a conversation of its own.
  useEffect(() => {
    const resume = keptSession(store);
    let userId = resume?.userId ?? '';
    setTranscript([]);
    setTypingUntil(0);
    setSettled(resume === null);
    const current = createDirectLine(browserPorts, DIRECT_LINE, () => localeNow.current, {
      onActivities(activities: Activity[], replay) {
        const now = Date.now();
        setTranscript((before) => receive(before, activities, { userId, now, replay }));
        const last = activities[activities.length - 1];
        if (last?.type === 'typing' && !replay) setTypingUntil(now + TYPING_SIGN_MS);
        else if (last?.from?.role !== 'user') setTypingUntil(0);
      },
      onDelivery: (id, delivery) => setTranscript((before) => setDelivery(before, id, delivery)),
      onConnection(state) {
        setConnection(state);
        if (state === 'online') setSettled(true);
      },
      onSession(session) {
        if (session) userId = session.userId;
        keepSession(store, session);
      },
    });
    line.current = current;
    void current.start(resume);
    return () => current.stop();
  }, [generation, store]);

  useEffect(() => {
    if (typingUntil === 0) return;
    const timer = setTimeout(() => setTypingUntil(0), Math.max(0, typingUntil - Date.now()));
    return () => clearTimeout(timer);
  }, [typingUntil]);

  const post = useCallback((activity: Activity, shown: { text: string; fixedText: boolean } | null) => {
    const clientId = line.current?.send(activity);
    if (clientId === undefined || !shown) return;
    setTranscript((before) => addOwn(before, { clientId, at: Date.now(), ...shown }));
  }, []);

  const acts = useMemo(
    () => ({
      say: (text: string) => post({ type: 'message', text }, { text, fixedText: false }),
      choose: ({ kind, title, value }: QuickReply) =>
        kind === 'imBack'
          ? post({ type: 'message', text: value }, { text: value, fixedText: false })
          : post({ type: 'message', text: value }, { text: title, fixedText: true }),
      tellLocale: (value: string) => post({ type: 'event', name: 'locale', value }, null),
      retry: (key: string) => line.current?.retry(key),
      wake: () => line.current?.wake(),
      restart() {
        line.current?.stop();
        keepSession(store, null);
        setConnection('connecting');
        setGeneration((before) => before + 1);
      },
    }),
    [post, store],
  );

  return { transcript, connection, typing: typingUntil > 0, settled, ...acts };
}
