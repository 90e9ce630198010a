/** The part of Direct Line 3.0 that the page speaks, and what it needs from the browser. */

export interface CardAction {
  type: string;
  title?: string;
  value?: unknown;
}

export interface Attachment {
  contentType: string;
  content?: unknown;
}

export interface Activity {
  id?: string;
  type: string;
  timestamp?: string;
  text?: string;
  locale?: string;
  name?: string;
  value?: unknown;
  from?: { id?: string; name?: string; role?: string };
  suggestedActions?: { actions?: CardAction[] };
  attachments?: Attachment[];
  channelData?: { clientActivityID?: string; progress?: unknown; step?: string };
}

export interface ActivitySet {
  activities: Activity[];
  watermark?: string;
}

/** One conversation as this tab knows it. `expiresAt` in milliseconds since the epoch. */
export interface Session {
  conversationId: string;
  token: string;
  expiresAt: number;
  userId: string;
}

export interface HttpResponse {
  status: number;
  headers: { get(name: string): string | null };
  json(): Promise<unknown>;
}

export interface HttpRequest {
  method: string;
  headers: Record<string, string>;
  body?: string;
  signal: AbortSignal;
}

export interface LineSocket {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: (() => void) | null;
  onerror: (() => void) | null;
  close(): void;
}

/** Everything outside: tests bring their own. */
export interface LinePorts {
  fetch(url: string, request: HttpRequest): Promise<HttpResponse>;
  /** May throw where the browser forbids it. */
  openSocket(url: string): LineSocket;
  /** Runs `run` after `ms`; the result calls it off. */
  after(ms: number, run: () => void): () => void;
  now(): number;
  /** 0 ≤ x < 1, to spread reconnections after an outage. */
  random(): number;
  newId(): string;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A keep-alive (empty frame) or anything that is no activity set gives null. */
export function readActivitySet(value: unknown): ActivitySet | null {
  if (!isRecord(value) || !Array.isArray(value.activities)) return null;
  const activities = value.activities.filter(
    (item): item is Activity => isRecord(item) && typeof item.type === 'string',
  );
  const watermark = value.watermark;
  return typeof watermark === 'string' || typeof watermark === 'number'
    ? { activities, watermark: String(watermark) }
    : { activities };
}

export function readFrame(data: unknown): ActivitySet | null {
  if (typeof data !== 'string' || data.trim() === '') return null;
  try {
    return readActivitySet(JSON.parse(data));
  } catch {
    return null;
  }
}

/** The sequence number at the end of `<conversationId>|0000012`; null when there is none. */
export function sequenceOf(id: string | undefined): number | null {
  const digits = id === undefined ? null : /\|(\d+)$/.exec(id)?.[1];
  return digits ? Number(digits) : null;
}

/** Whether this tab's citizen said it. A bot may carry the client's id along in its answers. */
export function isOwn({ from, channelData }: Activity, userId: string): boolean {
  if (from?.role === 'bot') return false;
  return from?.role === 'user' || from?.id === userId || channelData?.clientActivityID !== undefined;
}
