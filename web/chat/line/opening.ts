import type { Call } from './http.ts';
import { backOff } from './pause.ts';
import type { LinePorts, Session } from './wire.ts';

interface Opening {
  ports: LinePorts;
  locale(): string;
  pause: { sleep(ms: number): Promise<void> };
  isStopped(): boolean;
}

interface Opened {
  ids: Pick<Session, 'conversationId' | 'token' | 'expiresAt'>;
  streamUrl: string | null;
}

/** Token, then conversation, each for as long as it takes. The token is kept between tries: it names the conversation. */
export async function openConversation(
  call: Call,
  { ports, locale, pause, isStopped }: Opening,
): Promise<Opened | null> {
  let token: string | null = null;
  for (let failures = 0; !isStopped(); ) {
    const reply: Awaited<ReturnType<Call>> =
      token === null
        ? await call('POST', '/tokens/generate', { body: {} })
        : await call('POST', '/conversations', { token, body: { locale: locale() } });
    if (isStopped()) return null;
    if (reply.kind === 'ok' && typeof reply.body.token === 'string') {
      const { conversationId, streamUrl, expires_in: seconds } = reply.body;
      if (token !== null && typeof conversationId === 'string') {
        const expiresAt = ports.now() + (typeof seconds === 'number' ? seconds : 1800) * 1000;
        return {
          ids: { conversationId, token: reply.body.token, expiresAt },
          streamUrl: typeof streamUrl === 'string' ? streamUrl : null,
        };
      }
      token = reply.body.token;
      continue;
    }
    if (reply.kind === 'gone') token = null;
    failures += 1;
    const wait = backOff(failures, ports.random());
    await pause.sleep(reply.kind === 'wait' ? Math.max(wait, reply.seconds * 1000) : wait);
  }
  return null;
}
