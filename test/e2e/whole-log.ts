import type { BotMessage, Citizen } from '../support/citizen.ts';

/** A conversation from its first entry to its last, page by page. */
export async function wholeLog(
  origin: string,
  { conversationId, token }: Pick<Citizen, 'conversationId' | 'token'>,
): Promise<BotMessage[]> {
  const log: BotMessage[] = [];
  for (let watermark = '0'; ; ) {
    const answer = await fetch(
      `${origin}/v3/directline/conversations/${conversationId}/activities?watermark=${watermark}`,
      { headers: { authorization: `Bearer ${token}` } },
    );
    if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`);
    const page = (await answer.json()) as { activities: BotMessage[]; watermark: string };
    if (page.watermark === watermark) return log;
    log.push(...page.activities);
    watermark = page.watermark;
  }
}

export function seqOf({ id }: Pick<BotMessage, 'id'>): number {
  return Number(id.split('|')[1]);
}
