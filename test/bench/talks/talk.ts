import type { HttpConnection } from '../wire/http-connection.ts';

/** One conversation as its client sees it. Both calls resolve to the steps of the replies, in order. */
export interface Talk {
  /** `expected`: how many replies there will be; a client on a stream cannot know by itself. */
  start(expected: number): Promise<string[]>;
  say(text: string, expected: number): Promise<string[]>;
  end(): void;
}

export type OpenTalk = (connection: HttpConnection, n: number) => Talk;

interface Shown {
  channelData?: { step?: unknown };
}

/** Steps of what the bot said; a citizen's own messages carry none. */
export function stepsOf(activities: unknown): string[] {
  if (!Array.isArray(activities)) throw new Error('no activities in the answer');
  return activities.flatMap((activity: Shown) => {
    const step = activity.channelData?.step;
    return typeof step === 'string' ? [step] : [];
  });
}
