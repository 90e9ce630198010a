/** Who may answer in a conversation. Its epoch grows on every change, so that a late turn of the former owner cannot commit. */
export type Owner = 'bot' | 'queue' | `agent:${string}`;

type Kind = 'bot' | 'queue' | 'agent';

/** A person is reached through the queue only; from there and from a person it may go back to the bot. */
const MOVES: Record<Kind, readonly Kind[]> = {
  bot: ['queue'],
  queue: ['agent', 'bot'],
  agent: ['agent', 'queue', 'bot'],
};

/** Whether a conversation may go from one owner to another. Staying where it is is no move. */
export function mayHandOver(from: Owner, to: Owner): boolean {
  return from !== to && MOVES[kindOf(from)].includes(kindOf(to));
}

function kindOf(owner: Owner): Kind {
  return owner === 'bot' || owner === 'queue' ? owner : 'agent';
}
