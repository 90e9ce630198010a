import type {
  Activity,
  HttpRequest,
  HttpResponse,
  LinePorts,
  LineSocket,
} from '../../../web/chat/line/wire.ts';

/** Time that moves only when told to. */
export class FakeClock {
  time = 1_700_000_000_000;
  private timers: { at: number; run: () => void; id: number }[] = [];
  private nextId = 0;

  after = (ms: number, run: () => void): (() => void) => {
    const id = this.nextId++;
    this.timers.push({ at: this.time + ms, run, id });
    return () => {
      this.timers = this.timers.filter((timer) => timer.id !== id);
    };
  };

  async advance(ms: number): Promise<void> {
    const end = this.time + ms;
    await settle();
    for (;;) {
      const next = this.timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at || a.id - b.id)[0];
      if (!next) break;
      this.time = next.at;
      this.timers = this.timers.filter(({ id }) => id !== next.id);
      next.run();
      await settle();
    }
    this.time = end;
    await settle();
  }
}

/** Lets every promise that can go on do so. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 3; round += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** So many activities an answer holds at most. */
const PAGE = 2;

type Fault =
  | 'lost-request'
  | 'lost-answer'
  | 'server-error'
  | { status: number; headers?: Record<string, string>; body?: unknown };

interface OpenSocket extends LineSocket {
  open: boolean;
  closed: boolean;
}

/** A Direct Line server of the smallest kind, whose every answer can be made to fail. */
export class FakeServer {
  readonly clock = new FakeClock();
  readonly log: Activity[] = [];
  readonly requests: { method: string; path: string; body: Record<string, unknown>; token: string }[] = [];
  /** Asked before each request; null lets it pass. */
  fault: (method: string, path: string) => Fault | null = () => null;
  socketsWork = true;
  /** They open, and are closed before anything comes through. */
  socketsDrop = false;
  sockets: OpenSocket[] = [];
  private ids = 0;
  private generation = 0;

  ports(): LinePorts {
    return {
      fetch: (url, request) => this.answer(url, request),
      openSocket: (url) => this.openSocket(url),
      after: this.clock.after,
      now: () => this.clock.time,
      random: () => 0,
      newId: () => `c${++this.ids}`,
    };
  }

  say(text: string, extra: Partial<Activity> = {}): void {
    this.append({ type: 'message', text, from: { id: 'bot', role: 'bot' }, ...extra });
  }

  dropSockets(): void {
    for (const socket of this.sockets.filter(({ closed }) => !closed)) {
      socket.closed = true;
      socket.onclose?.();
    }
  }

  private append(activity: Activity): string {
    const id = `conv|${String(this.log.length + 1).padStart(7, '0')}`;
    this.log.push({ ...activity, id });
    for (const socket of this.sockets) {
      if (socket.open && !socket.closed) this.push(socket, this.log.length - 1);
    }
    return id;
  }

  private push(socket: OpenSocket, from: number): void {
    const activities = this.log.slice(from);
    socket.onmessage?.({ data: JSON.stringify({ activities, watermark: String(this.log.length) }) });
  }

  private openSocket(url: string): LineSocket {
    const socket: OpenSocket = {
      onopen: null,
      onmessage: null,
      onclose: null,
      onerror: null,
      open: false,
      closed: false,
      close() {
        this.closed = true;
      },
    };
    this.sockets.push(socket);
    this.clock.after(5, () => {
      if (socket.closed) return;
      if (!this.socketsWork) {
        socket.closed = true;
        socket.onerror?.();
        return;
      }
      socket.open = true;
      socket.onopen?.();
      if (this.socketsDrop) {
        socket.closed = true;
        socket.onclose?.();
        return;
      }
      socket.onmessage?.({ data: '' });
      const from = Number(new URL(url).searchParams.get('watermark') ?? '0');
      if (from < this.log.length) this.push(socket, from);
    });
    return socket;
  }

  private async answer(url: string, request: HttpRequest): Promise<HttpResponse> {
    const { pathname, searchParams } = new URL(url, 'http://fake');
    const path = pathname.replace('/v3/directline', '');
    const body = request.body === undefined ? {} : (JSON.parse(request.body) as Record<string, unknown>);
    const token = (request.headers.Authorization ?? '').replace('Bearer ', '');
    this.requests.push({ method: request.method, path, body, token });
    const fault = this.fault(request.method, path);
    if (fault === 'lost-request') throw new TypeError('network');
    if (fault === 'server-error') return respond(502, '<html>');
    if (typeof fault === 'object' && fault !== null)
      return respond(fault.status, fault.body ?? {}, fault.headers);
    const answer = this.handle(request.method, path, body, Number(searchParams.get('watermark') ?? '0'));
    if (fault === 'lost-answer') throw new TypeError('network');
    return answer;
  }

  private handle(
    method: string,
    path: string,
    body: Record<string, unknown>,
    watermark: number,
  ): HttpResponse {
    const token = () => `token${++this.generation}`;
    if (path === '/tokens/generate' || path === '/tokens/refresh') {
      return respond(200, { conversationId: 'conv', token: token(), expires_in: 1800 });
    }
    const streamUrl = (from: number) => `ws://fake/stream?watermark=${from}`;
    if (method === 'POST' && path === '/conversations') {
      return respond(201, {
        conversationId: 'conv',
        token: token(),
        expires_in: 1800,
        streamUrl: streamUrl(0),
      });
    }
    if (method === 'POST') {
      const activity = body as unknown as Activity;
      const clientId = activity.channelData?.clientActivityID;
      const known = this.log.find(({ channelData }) => channelData?.clientActivityID === clientId);
      if (known?.id !== undefined) return respond(200, { id: known.id });
      const id = this.append(activity);
      this.say(`answer to ${activity.text}`);
      return respond(200, { id });
    }
    if (path === '/conversations/conv/activities') {
      const end = Math.min(this.log.length, watermark + PAGE);
      return respond(200, { activities: this.log.slice(watermark, end), watermark: String(end) });
    }
    return respond(200, { conversationId: 'conv', streamUrl: streamUrl(watermark) });
  }
}

function respond(status: number, body: unknown, headers: Record<string, string> = {}): HttpResponse {
  return {
    status,
    headers: { get: (name) => headers[name] ?? null },
    json: async () => {
      if (typeof body === 'string') throw new SyntaxError('not JSON');
      return body;
    },
  };
}
