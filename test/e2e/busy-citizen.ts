import { arrive, type BotMessage, type Citizen } from '../support/citizen.ts';

/** One message and what became of it. */
export interface Told {
  clientId: string;
  text: string;
  expected: string[];
  /** The id the server acknowledged it with. */
  id?: string;
  /** Tries of which no answer came. */
  unanswered: number;
}

export type Place = 'greeting' | 'account' | 'way' | 'code';

export interface BusyCitizen {
  citizen: Citizen;
  told: Told[];
  place(): Place;
  /** Says one thing after the other until a message is not answered, or `enough` says so. */
  talk(enough?: () => boolean): Promise<void>;
}

type Line = readonly [said: string, next: Place, ...steps: string[]];

/**
 * Knows which steps each message must lead to, and sends a message that was not answered again under its id
 * before it says anything else, as a chat page does. Asks for a code once `mayAskForCode`.
 */
export async function busyCitizen(
  origin: string,
  options: { phone: string; random: () => number; mayAskForCode(): boolean },
): Promise<BusyCitizen> {
  const { phone, random } = options;
  const citizen = await arrive(origin);
  const told: Told[] = [];
  let place: Place = 'greeting';

  const lines: Record<Place, readonly Line[]> = {
    greeting: [['忘记密码', 'account', 'forgot-password.ask-account']],
    account: [
      [phone, 'way', 'forgot-password.choose-way'],
      ['帮助', 'account', 'interruption.help', 'forgot-password.ask-account'],
    ],
    way: [
      ['换一个账号', 'account', 'forgot-password.ask-account'],
      ['取消', 'greeting', 'interruption.cancelled', 'greeting.choose-situation'],
    ],
    code: [
      ['没收到', 'code', 'forgot-password.code-missing'],
      ['12345', 'code', 'forgot-password.code-unclear'],
    ],
  };
  const askForCode: Line = ['短信', 'code', 'forgot-password.enter-code'];

  function next(): Told {
    const choices = lines[place];
    const line =
      place === 'way' && options.mayAskForCode()
        ? askForCode
        : (choices[Math.floor(random() * choices.length)] as Line);
    const [text, to, ...expected] = line;
    place = to;
    return { clientId: crypto.randomUUID(), text, expected, unanswered: 0 };
  }

  return {
    citizen,
    told,
    place: () => place,
    async talk(enough = () => false) {
      while (!enough()) {
        let message = told.at(-1);
        if (!message || message.id !== undefined) {
          message = next();
          told.push(message);
        }
        try {
          const answer = await citizen.post(
            `/v3/directline/conversations/${citizen.conversationId}/activities`,
            {
              type: 'message',
              text: message.text,
              from: { id: 'me' },
              channelData: { clientActivityID: message.clientId },
            },
          );
          const body = (await answer.json()) as { id: string };
          if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(body)}`);
          message.id = body.id;
        } catch (error) {
          // What fetch throws when the connection breaks; by name, because it comes from outside of jest's realm.
          if ((error as Error).name !== 'TypeError') throw error;
          message.unanswered += 1;
          return;
        }
      }
    },
  };
}

/** Each citizen's message in a log, with the steps of the answers to it. */
export function turnsOf(log: readonly BotMessage[]): { id: string; clientId: string; steps: string[] }[] {
  const turns: { id: string; clientId: string; steps: string[] }[] = [];
  for (const { id, from, channelData } of log) {
    if (from.role === 'user') turns.push({ id, clientId: channelData?.clientActivityID ?? '', steps: [] });
    else turns.at(-1)?.steps.push(channelData?.step ?? '');
  }
  return turns;
}
