import type { LineApp } from './line-app.ts';

export interface Opened {
  conversationId: string;
  token: string;
  userId: string;
  streamUrl: string;
}

export interface Answer<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: T;
}

export interface WireActivity {
  id: string;
  type: string;
  text?: string;
  timestamp: string;
  from: { id: string; role: string; name?: string };
  conversation: { id: string };
  channelId: string;
  channelData?: { clientActivityID?: string };
}

export interface WireSet {
  activities: WireActivity[];
  watermark: string;
}

/** One request to the line. A string or bytes go as they are, anything else as JSON. */
export async function call<T = Record<string, unknown>>(
  app: Pick<LineApp, 'url'>,
  method: string,
  path: string,
  options: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer<T>> {
  const { token, body, headers = {} } = options;
  const raw = typeof body === 'string' || body instanceof Uint8Array || body instanceof FormData;
  const response = await fetch(app.url + path, {
    method,
    headers: {
      ...(body !== undefined && !(body instanceof FormData) ? { 'Content-Type': 'application/json' } : {}),
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: (raw ? body : JSON.stringify(body)) as string | FormData }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : {}) as T };
}

export async function open(app: LineApp, userId = 'dl_tester'): Promise<Opened> {
  const { body: first } = await call<{ token: string }>(app, 'POST', '/v3/directline/tokens/generate', {
    body: { user: { id: userId } },
  });
  const { body } = await call<Opened>(app, 'POST', '/v3/directline/conversations', { token: first.token });
  return { ...body, userId };
}

export function say(
  app: LineApp,
  opened: Opened,
  text: string,
  clientId?: string,
): Promise<Answer<{ id: string; error?: { code: string; message: string } }>> {
  return call(app, 'POST', activitiesPath(opened), {
    token: opened.token,
    body: {
      type: 'message',
      text,
      from: { id: opened.userId },
      ...(clientId === undefined ? {} : { channelData: { clientActivityID: clientId } }),
    },
  });
}

/** Everything from a watermark on, page by page. */
export async function readAll(app: LineApp, opened: Opened, watermark = ''): Promise<WireActivity[]> {
  const all: WireActivity[] = [];
  for (let after = watermark; ; ) {
    const { body } = await call<WireSet>(app, 'GET', `${activitiesPath(opened)}?watermark=${after}`, {
      token: opened.token,
    });
    all.push(...body.activities);
    if (body.watermark === (after || '0')) return all;
    after = body.watermark;
  }
}

export function activitiesPath(opened: Pick<Opened, 'conversationId'>): string {
  return `/v3/directline/conversations/${opened.conversationId}/activities`;
}
