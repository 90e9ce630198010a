import { retryAfter } from '../../shared/retry-after.ts';
import type { HttpResponse, LinePorts } from './wire.ts';

/** How a call ended, as far as the caller has to act on it. */
export type Reply =
  | { kind: 'ok'; body: Record<string, unknown> }
  /** Too many requests: wait, then try the same again. */
  | { kind: 'wait'; seconds: number }
  /** The token or the conversation is no more: only a new conversation helps. */
  | { kind: 'gone' }
  /** The server understood and said no: the same again would fail again. */
  | { kind: 'refused'; message: string }
  /** Network, timeout, or a server (or a proxy before it) in trouble: try the same again. */
  | { kind: 'unreachable' };

export interface CallOptions {
  token?: string;
  body?: unknown;
}

export type Call = (method: 'GET' | 'POST', path: string, options?: CallOptions) => Promise<Reply>;

const CALL_TIMEOUT_MS = 20_000;

export function createCall(ports: LinePorts, base: string): Call {
  return async (method, path, { token, body } = {}) => {
    const abort = new AbortController();
    const callOff = ports.after(CALL_TIMEOUT_MS, () => abort.abort());
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (token !== undefined) headers.Authorization = `Bearer ${token}`;
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    try {
      const response = await ports.fetch(base + path, {
        method,
        headers,
        signal: abort.signal,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return classify(response, await readJson(response), ports.now());
    } catch {
      return { kind: 'unreachable' };
    } finally {
      callOff();
    }
  };
}

async function readJson(response: HttpResponse): Promise<Record<string, unknown> | null> {
  try {
    const body = await response.json();
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function classify(response: HttpResponse, body: Record<string, unknown> | null, now: number): Reply {
  const { status } = response;
  if (status >= 200 && status < 300) return body ? { kind: 'ok', body } : { kind: 'unreachable' };
  if (status === 429) return { kind: 'wait', seconds: retryAfter(response.headers.get('Retry-After'), now) };
  if (status >= 500 || status === 408) return { kind: 'unreachable' };
  const error = body?.error;
  // Without our own error body it was a proxy on the way that refused, and the conversation still lives.
  if (typeof error !== 'object' || error === null) return { kind: 'unreachable' };
  if (status === 401 || status === 403 || status === 404) return { kind: 'gone' };
  const message = (error as { message?: unknown }).message;
  return { kind: 'refused', message: typeof message === 'string' ? message : '' };
}
