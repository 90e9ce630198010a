import { connect, type Socket } from 'node:net';

export interface Answer {
  status: number;
  body: string;
}

/** One keep-alive connection, one request at a time. */
export interface HttpConnection {
  readonly port: number;
  request(method: 'GET' | 'POST', path: string, token?: string, body?: unknown): Promise<Answer>;
  close(): void;
}

interface Waiting {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

const NONE = Buffer.alloc(0);
const PATIENCE_MS = 15_000;

/**
 * A client of our own because the driver shares the machine with what it measures: node:http's costs several
 * times as much a request. Knows Content-Length and chunked bodies, and nothing else.
 */
export function createHttpConnection(port: number): HttpConnection {
  let socket: Socket | undefined;
  let waiting: Waiting | undefined;
  let received = NONE;

  function settle(outcome: Answer | Error): void {
    const settled = waiting;
    waiting = undefined;
    received = NONE;
    if (outcome instanceof Error) settled?.reject(outcome);
    else settled?.resolve(outcome);
  }

  function open(): Socket {
    const opened = connect({ port, host: '127.0.0.1', noDelay: true });
    opened.setTimeout(PATIENCE_MS, () => {
      if (waiting) opened.destroy(new Error(`no answer within ${PATIENCE_MS} ms`));
    });
    opened.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const answer = parseAnswer(received);
      if (answer) settle(answer);
    });
    opened.on('error', (error) => settle(error));
    opened.on('close', () => {
      if (socket === opened) socket = undefined;
      settle(new Error('the server hung up'));
    });
    return opened;
  }

  return {
    port,
    request(method, path, token, body) {
      if (waiting) return Promise.reject(new Error('one request at a time'));
      socket ??= open();
      const json = body === undefined ? '' : JSON.stringify(body);
      const head = [
        `${method} ${path} HTTP/1.1`,
        `Host: 127.0.0.1:${port}`,
        'Accept: application/json',
        ...(token === undefined ? [] : [`Authorization: Bearer ${token}`]),
        ...(method === 'POST'
          ? ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(json)}`]
          : []),
      ];
      socket.write(`${head.join('\r\n')}\r\n\r\n${json}`);
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject };
      });
    },
    close() {
      socket?.destroy();
    },
  };
}

/** Undefined until all of it is there. */
function parseAnswer(bytes: Buffer): Answer | undefined {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const head = bytes.toString('latin1', 0, headEnd);
  const status = Number(head.slice(9, 12));
  const start = headEnd + 4;
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) {
    const body = parseChunks(bytes, start);
    return body === undefined ? undefined : { status, body };
  }
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
  if (bytes.length < start + length) return undefined;
  return { status, body: bytes.toString('utf8', start, start + length) };
}

function parseChunks(bytes: Buffer, from: number): string | undefined {
  const parts: Buffer[] = [];
  for (let at = from; ; ) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    const end = lineEnd + 2 + size;
    if (bytes.length < end + 2) return undefined;
    if (size === 0) return Buffer.concat(parts).toString('utf8');
    parts.push(bytes.subarray(lineEnd + 2, end));
    at = end + 2;
  }
}
