import { WebSocket } from 'ws';
import type { WireActivity, WireSet } from './line-client.ts';

/** A stream's far end that remembers what came. */
export interface Listener {
  socket: WebSocket;
  activities: WireActivity[];
  frames: string[];
  watermark: string;
  /** Resolves to code and reason. */
  closed: Promise<{ code: number; reason: string }>;
  /** Resolves when `is` holds; rejects after five seconds. */
  until(is: (listener: Listener) => boolean): Promise<void>;
}

/** Rejects with the status when the handshake is refused. */
export function listen(url: string, headers: Record<string, string> = {}): Promise<Listener> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { headers });
    const waiting = new Set<() => void>();
    let settleClosed: (close: { code: number; reason: string }) => void = () => {};
    const listener: Listener = {
      socket,
      activities: [],
      frames: [],
      watermark: '',
      closed: new Promise((settle) => {
        settleClosed = settle;
      }),
      until(is) {
        return new Promise((done, fail) => {
          const timer = setTimeout(() => fail(new Error('waited in vain')), 5_000);
          const look = () => {
            if (!is(listener)) return;
            clearTimeout(timer);
            waiting.delete(look);
            done();
          };
          waiting.add(look);
          look();
        });
      },
    };
    socket.on('open', () => resolve(listener));
    socket.on('message', (data) => {
      const text = data.toString();
      listener.frames.push(text);
      if (text !== '') {
        const set = JSON.parse(text) as WireSet;
        listener.activities.push(...set.activities);
        listener.watermark = set.watermark;
      }
      for (const look of waiting) look();
    });
    socket.on('unexpected-response', (request, response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => {
        request.destroy();
        reject(Object.assign(new Error(`refused with ${response.statusCode}`), { response, body }));
      });
    });
    socket.on('error', (error) => reject(error));
    socket.on('close', (code, reason) => {
      settleClosed({ code, reason: reason.toString() });
      for (const look of waiting) look();
    });
  });
}

export const texts = (listener: Listener) => listener.activities.map(({ text }) => text);

/** The sequence numbers that came, in the order they came. */
export const numbers = (activities: WireActivity[]) => activities.map(({ id }) => Number(id.split('|')[1]));
