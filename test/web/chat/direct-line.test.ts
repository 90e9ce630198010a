import fc from 'fast-check';
import type { Connection, DirectLine } from '../../../web/chat/direct-line.ts';
import { createDirectLine } from '../../../web/chat/direct-line.ts';
import type { Delivery } from '../../../web/chat/line/outgoing.ts';
import type { Activity, Session } from '../../../web/chat/line/wire.ts';
import { sequenceOf } from '../../../web/chat/line/wire.ts';
import { FakeServer } from './fake-line.ts';

interface Seen {
  line: DirectLine;
  activities: (Activity & { replay: boolean })[];
  deliveries: Record<string, Delivery[]>;
  connections: Connection[];
  sessions: (Session | null)[];
}

function open(server: FakeServer, resume: Session | null = null): Seen {
  const seen: Omit<Seen, 'line'> = { activities: [], deliveries: {}, connections: [], sessions: [] };
  const line = createDirectLine(server.ports(), '/v3/directline', () => 'zh-CN', {
    onActivities: (list, replay) => seen.activities.push(...list.map((item) => ({ ...item, replay }))),
    onDelivery: (id, delivery) => {
      seen.deliveries[id] = [...(seen.deliveries[id] ?? []), delivery];
    },
    onConnection: (state) => seen.connections.push(state),
    onSession: (session) => seen.sessions.push(session),
  });
  void line.start(resume);
  return { line, ...seen };
}

const message = (text: string): Activity => ({ type: 'message', text });
const texts = (seen: Seen) => seen.activities.map(({ text }) => text);
const states = (seen: Seen, id: string) => seen.deliveries[id]?.map(({ state }) => state);
const posts = (server: FakeServer) =>
  server.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/activities'));

const resumed: Session = {
  conversationId: 'conv',
  token: 'old',
  expiresAt: 1_700_000_900_000,
  userId: 'dl_me',
};

describe('a conversation', () => {
  it('is opened with a token and the locale, and reads the stream', async () => {
    const server = new FakeServer();
    server.say('hello');
    const seen = open(server);
    await server.clock.advance(100);
    expect(server.requests.map(({ path, token, body }) => [path, token, body])).toEqual([
      ['/tokens/generate', '', {}],
      ['/conversations', 'token1', { locale: 'zh-CN' }],
    ]);
    expect(seen.connections).toEqual(['connecting', 'online']);
    expect(seen.sessions[0]).toMatchObject({ conversationId: 'conv', token: 'token2' });
    expect(texts(seen)).toEqual(['hello']);
  });

  it('keeps trying to open, with the same token, and waits as long as it is told to', async () => {
    const server = new FakeServer();
    let refusals = 2;
    server.fault = (_method, path) => {
      if (path !== '/conversations' || refusals === 0) return null;
      refusals -= 1;
      return refusals === 1 ? 'server-error' : { status: 429, headers: { 'Retry-After': '20' } };
    };
    const seen = open(server);
    await server.clock.advance(20_000);
    expect(seen.connections).toEqual(['connecting']);
    await server.clock.advance(2_000);
    expect(seen.connections).toEqual(['connecting', 'online']);
    expect(server.requests.filter(({ path }) => path === '/tokens/generate')).toHaveLength(1);
  });

  it('sends what was typed before it was open', async () => {
    const server = new FakeServer();
    const seen = open(server);
    const id = seen.line.send(message('early'));
    await server.clock.advance(100);
    expect(states(seen, id)?.at(-1)).toBe('sent');
    expect(texts(seen)).toEqual(['early', 'answer to early']);
  });

  it('is read from the beginning after a reload, marked as said before', async () => {
    const server = new FakeServer();
    server.say('one');
    server.say('two');
    server.say('three');
    const seen = open(server, resumed);
    await server.clock.advance(100);
    server.say('four');
    expect(seen.activities.map(({ text, replay }) => [text, replay])).toEqual([
      ['one', true],
      ['two', true],
      ['three', true],
      ['four', false],
    ]);
    expect(server.requests.some(({ path }) => path === '/tokens/generate')).toBe(false);
  });

  it('is over when the token is dead', async () => {
    const server = new FakeServer();
    server.fault = () => ({ status: 403, body: { error: { code: 'TokenExpired', message: 'x' } } });
    const seen = open(server, resumed);
    await server.clock.advance(100);
    expect(seen.connections).toEqual(['connecting', 'dead']);
    expect(seen.sessions).toEqual([null]);
    const before = server.requests.length;
    await server.clock.advance(600_000);
    expect(server.requests).toHaveLength(before);
  });

  it('is not over because a proxy says 403', async () => {
    const server = new FakeServer();
    let blocked = true;
    server.fault = () => (blocked ? { status: 403, body: 'blocked' } : null);
    const seen = open(server, resumed);
    await server.clock.advance(5_000);
    blocked = false;
    await server.clock.advance(30_000);
    expect(seen.connections).toEqual(['connecting', 'online']);
  });
});

describe('the stream', () => {
  it('comes back after a break without losing or repeating', async () => {
    const server = new FakeServer();
    const seen = open(server);
    await server.clock.advance(100);
    server.say('one');
    server.dropSockets();
    server.say('two');
    await server.clock.advance(3_000);
    server.say('three');
    expect(texts(seen)).toEqual(['one', 'two', 'three']);
    expect(seen.connections).toEqual(['connecting', 'online', 'reconnecting', 'online']);
  });

  it('is given up when silent for too long', async () => {
    const server = new FakeServer();
    open(server);
    await server.clock.advance(100);
    await server.clock.advance(80_000);
    expect(server.sockets).toHaveLength(2);
    expect(server.sockets[0]?.closed).toBe(true);
  });

  it('is replaced by asking when no socket can be had, ever slower', async () => {
    const server = new FakeServer();
    server.socketsWork = false;
    const seen = open(server);
    await server.clock.advance(5_000);
    server.say('one');
    await server.clock.advance(10_000);
    expect(texts(seen)).toEqual(['one']);
    expect(seen.connections.at(-1)).toBe('online');
    const polls = () =>
      server.requests.filter(({ method, path }) => method === 'GET' && path.endsWith('/activities')).length;
    const before = polls();
    await server.clock.advance(30_000);
    expect(polls() - before).toBeLessThanOrEqual(6);
    expect(polls() - before).toBeGreaterThanOrEqual(2);
    server.socketsWork = true;
    await server.clock.advance(60_000);
    server.say('two');
    expect(texts(seen)).toEqual(['one', 'two']);
    expect(server.sockets.at(-1)?.closed).toBe(false);
  });

  it('that opens and drops at once is not called online, and asking takes its place', async () => {
    const server = new FakeServer();
    server.socketsDrop = true;
    const seen = open(server);
    await server.clock.advance(900);
    expect(seen.connections).toEqual(['connecting', 'reconnecting']);
    await server.clock.advance(5_000);
    server.say('one');
    await server.clock.advance(10_000);
    expect(texts(seen)).toEqual(['one']);
    expect(seen.connections).toEqual(['connecting', 'reconnecting', 'online']);
  });

  it('is checked when the page is looked at again, and replaced if it had died', async () => {
    const server = new FakeServer();
    const seen = open(server);
    await server.clock.advance(100);
    for (const socket of server.sockets) socket.onmessage = null;
    server.say('unheard');
    expect(texts(seen)).toEqual([]);
    seen.line.wake();
    await server.clock.advance(2_000);
    expect(texts(seen)).toEqual(['unheard']);
    server.say('heard');
    expect(texts(seen)).toEqual(['unheard', 'heard']);
  });
});

describe('a message', () => {
  const opened = async () => {
    const server = new FakeServer();
    const seen = open(server);
    await server.clock.advance(100);
    return { server, seen };
  };

  it('carries the locale, the sender and its own id', async () => {
    const { server, seen } = await opened();
    const id = seen.line.send(message('hi'));
    await server.clock.advance(10);
    expect(posts(server)[0]?.body).toEqual({
      type: 'message',
      text: 'hi',
      locale: 'zh-CN',
      from: { id: seen.sessions[0]?.userId },
      channelData: { clientActivityID: id },
    });
  });

  it('is tried three times under one id, then left to the citizen, then runs once', async () => {
    const { server, seen } = await opened();
    server.fault = (method) => (method === 'POST' ? 'lost-request' : null);
    const id = seen.line.send(message('hi'));
    await server.clock.advance(60_000);
    expect(posts(server)).toHaveLength(3);
    expect(states(seen, id)?.at(-1)).toBe('failed');
    server.fault = () => null;
    seen.line.retry(id);
    await server.clock.advance(10);
    expect(states(seen, id)?.at(-1)).toBe('sent');
    expect(new Set(posts(server).map(({ body }) => JSON.stringify(body.channelData))).size).toBe(1);
    expect(texts(seen)).toEqual(['hi', 'answer to hi']);
  });

  it('whose answer was lost counts as arrived once the stream brings it, and is not posted again', async () => {
    const { server, seen } = await opened();
    server.fault = (method) => (method === 'POST' ? 'lost-answer' : null);
    seen.line.send(message('hi'));
    await server.clock.advance(60_000);
    expect(posts(server)).toHaveLength(1);
    expect(texts(seen)).toEqual(['hi', 'answer to hi']);
  });

  it('waits as told when too fast, says until when, and then goes by itself', async () => {
    const { server, seen } = await opened();
    let busy = true;
    server.fault = (method) =>
      busy && method === 'POST' ? { status: 429, headers: { 'Retry-After': '7' } } : null;
    const id = seen.line.send(message('hi'));
    await server.clock.advance(1);
    expect(seen.deliveries[id]?.at(-1)).toEqual({ state: 'waiting', until: server.clock.time + 6_999 });
    busy = false;
    await server.clock.advance(6_900);
    expect(posts(server)).toHaveLength(1);
    await server.clock.advance(200);
    expect(states(seen, id)).toEqual(['sending', 'sending', 'waiting', 'sending', 'sent']);
  });

  it('that is refused is not tried again', async () => {
    const { server, seen } = await opened();
    server.fault = (method) =>
      method === 'POST'
        ? { status: 400, body: { error: { code: 'text-too-long', message: 'too long' } } }
        : null;
    const id = seen.line.send(message('hi'));
    await server.clock.advance(60_000);
    expect(posts(server)).toHaveLength(1);
    expect(states(seen, id)?.at(-1)).toBe('refused');
  });

  it('does not overtake the one before it', async () => {
    const { server, seen } = await opened();
    let first = true;
    server.fault = (method) => {
      if (method !== 'POST' || !first) return null;
      first = false;
      return 'server-error';
    };
    seen.line.send(message('one'));
    seen.line.send(message('two'));
    await server.clock.advance(5_000);
    expect(texts(seen)).toEqual(['one', 'answer to one', 'two', 'answer to two']);
  });

  it('whose echo stays out makes the page look past the stream', async () => {
    const { server, seen } = await opened();
    for (const socket of server.sockets) socket.onmessage = null;
    seen.line.send(message('hi'));
    await server.clock.advance(3_100);
    expect(texts(seen)).toEqual(['hi', 'answer to hi']);
  });
});

describe('the token', () => {
  it('is renewed at half of its life, and used from then on', async () => {
    const server = new FakeServer();
    const seen = open(server);
    await server.clock.advance(100);
    await server.clock.advance(899_000);
    expect(server.requests.some(({ path }) => path === '/tokens/refresh')).toBe(false);
    await server.clock.advance(2_000);
    expect(seen.sessions.at(-1)?.token).toBe('token3');
    seen.line.send(message('hi'));
    await server.clock.advance(10);
    expect(posts(server)[0]?.token).toBe('token3');
  });

  it('is asked for again when renewing fails', async () => {
    const server = new FakeServer();
    let down = true;
    server.fault = (_method, path) => (down && path === '/tokens/refresh' ? 'server-error' : null);
    const seen = open(server);
    await server.clock.advance(920_000);
    down = false;
    await server.clock.advance(40_000);
    expect(seen.sessions.at(-1)?.token).toBe('token3');
    expect(seen.connections).not.toContain('dead');
  });
});

describe('whatever breaks', () => {
  it('nothing is lost, repeated or out of order', async () => {
    const faults = fc.array(fc.constantFrom('none', 'none', 'lost-request', 'lost-answer', 'server-error'), {
      minLength: 5,
      maxLength: 40,
    });
    const deeds = fc.array(
      fc.constantFrom('say', 'send', 'drop', 'wait', 'sockets-off', 'sockets-on', 'wake'),
      {
        minLength: 3,
        maxLength: 25,
      },
    );
    await fc.assert(
      fc.asyncProperty(faults, deeds, async (plan, steps) => {
        const server = new FakeServer();
        let asked = 0;
        server.fault = () => {
          const fault = plan[asked++];
          return fault === undefined || fault === 'none' ? null : (fault as 'lost-request');
        };
        const seen = open(server);
        const sent: string[] = [];
        for (const [index, step] of steps.entries()) {
          if (step === 'say') server.say(`bot ${index}`);
          if (step === 'send') sent.push(seen.line.send(message(`me ${index}`)));
          if (step === 'drop') server.dropSockets();
          if (step === 'wait') await server.clock.advance(700);
          if (step === 'sockets-off') server.socketsWork = false;
          if (step === 'sockets-on') server.socketsWork = true;
          if (step === 'wake') seen.line.wake();
          await server.clock.advance(20);
        }
        await server.clock.advance(240_000);
        for (const id of sent) seen.line.retry(id);
        await server.clock.advance(240_000);
        seen.line.stop();

        const byId = seen.activities.map(({ id }) => id);
        expect(new Set(byId).size).toBe(byId.length);
        expect(byId.map((id) => sequenceOf(id))).toEqual(server.log.map(({ id }) => sequenceOf(id)));
        const arrived = server.log.flatMap(({ channelData }) => channelData?.clientActivityID ?? []);
        expect([...arrived].sort()).toEqual([...sent].sort());
      }),
      { seed: 20260731, numRuns: 60 },
    );
  }, 30_000);
});
