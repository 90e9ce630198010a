/** A citizen at the real Direct Line endpoint: what a test types and what comes back. */

export interface BotMessage {
  id: string;
  from: { id: string; role?: string };
  type: string;
  text?: string;
  channelData?: { step?: string; progress?: { at: number; of: number }; clientActivityID?: string };
  suggestedActions?: { actions: { type: string; title: string; value: string }[] };
  attachments?: { contentType: string; content?: { title: string; buttons: { value: string }[] } }[];
}

export interface Citizen {
  conversationId: string;
  token: string;
  /** Sends a text and returns what the bot answered to it, in order. */
  say(text: string, clientActivityID?: string): Promise<BotMessage[]>;
  /** Bot messages that came by themselves, such as after a secure form. Waits for at least one. */
  hear(): Promise<BotMessage[]>;
  /** Everything in the log so far. */
  history(): Promise<BotMessage[]>;
  post(path: string, body: unknown): Promise<Response>;
}

export async function arrive(origin: string, body: Record<string, unknown> = {}): Promise<Citizen> {
  const generated = await expectJson<{ token: string }>(
    await fetch(`${origin}/v3/directline/tokens/generate`, { method: 'POST' }),
  );
  const started = await expectJson<{ conversationId: string; token: string }>(
    await send(origin, generated.token, '/v3/directline/conversations', body),
  );
  const { conversationId, token } = started;
  const path = `/v3/directline/conversations/${conversationId}`;
  let seen = 0;

  async function since(watermark: number): Promise<{ activities: BotMessage[]; watermark: string }> {
    const response = await fetch(`${origin}${path}/activities?watermark=${watermark}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return expectJson(response);
  }

  async function next(): Promise<BotMessage[]> {
    const { activities, watermark } = await since(seen);
    seen = Number(watermark);
    return activities.filter(({ from }) => from.role === 'bot');
  }

  await next();
  return {
    conversationId,
    token,
    post: (to, json) => send(origin, token, to, json),
    async say(text, clientActivityID = crypto.randomUUID()) {
      const response = await send(origin, token, `${path}/activities`, {
        type: 'message',
        text,
        from: { id: 'me' },
        channelData: { clientActivityID },
      });
      await expectJson(response);
      return next();
    },
    async hear() {
      for (let tries = 0; tries < 1000; tries += 1) {
        const heard = await next();
        if (heard.length > 0) return heard;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error('the bot said nothing');
    },
    async history() {
      return (await since(0)).activities;
    },
  };
}

/** The path of the link on the newest card. */
export function formPath(messages: BotMessage[]): string {
  const url = messages.flatMap(({ attachments }) => attachments ?? []).at(-1)?.content?.buttons[0]?.value;
  if (!url) throw new Error('no card with a link');
  return new URL(url).pathname;
}

export function steps(messages: BotMessage[]): (string | undefined)[] {
  return messages.map(({ channelData }) => channelData?.step);
}

export function titles(message: BotMessage | undefined): string[] {
  return message?.suggestedActions?.actions.map(({ title }) => title) ?? [];
}

async function send(origin: string, token: string, path: string, body: unknown): Promise<Response> {
  return fetch(`${origin}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function expectJson<T>(response: Response): Promise<T> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status}: ${text}`);
  return JSON.parse(text);
}
