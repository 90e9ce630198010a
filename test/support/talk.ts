import { arrive, type BotMessage, type Citizen, formPath, steps } from './citizen.ts';
import type { RunningApp } from './start-app.ts';

/** A citizen in conversation: several lines at once, codes from the outbox, secure pages. */
export interface Talk {
  citizen: Citizen;
  /** What the last of the lines is answered with. */
  reply(...lines: string[]): Promise<BotMessage[]>;
  /** The same, as step ids. */
  steps(...lines: string[]): Promise<(string | undefined)[]>;
  /** Types the code that was sent last. */
  enterCode(channel?: 'sms' | 'mail'): Promise<BotMessage[]>;
  /** Fills in the page on the newest card and returns what the bot says of it. */
  submit(messages: BotMessage[], values: Record<string, string>): Promise<BotMessage[]>;
}

/** `wish`: what the client's first request says, such as its language. */
export async function startTalk(app: RunningApp, wish: Record<string, unknown> = {}): Promise<Talk> {
  const citizen = await arrive(app.origin, wish);
  async function reply(...lines: string[]): Promise<BotMessage[]> {
    let said: BotMessage[] = [];
    for (const line of lines) said = await citizen.say(line);
    return said;
  }
  return {
    citizen,
    reply,
    steps: async (...lines) => steps(await reply(...lines)),
    enterCode: async (channel = 'sms') => reply((await app.outbox(channel)).code),
    async submit(messages, values) {
      const response = await fetch(`${app.origin}${formPath(messages)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(values),
      });
      if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
      return citizen.hear();
    },
  };
}

/** A whole answer as a stranger sees it: every text, step and button. */
export function faceOf(messages: BotMessage[]): unknown[] {
  return messages.map(({ text, channelData, suggestedActions, attachments }) => ({
    text: text?.replace(/(?<=(?:是|填的是|typed) )\S+?(?=[。，.])/, 'X'),
    channelData,
    titles: suggestedActions?.actions.map(({ title }) => title),
    cards: attachments?.map(({ content }) => content?.title),
  }));
}

export function wrong(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0');
}
