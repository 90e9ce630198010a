import { mayHandOver, type Owner } from '../domain/owner.ts';
import type { Clock, Conversations, Fanout, Leases } from '../domain/ports.ts';
import { handBack } from './owner-gate.ts';

export interface HandOverRequest {
  conversationId: string;
  /** The epoch that whoever asks believes in. */
  epoch: number;
  to: Owner;
}

export type HandOverAnswer =
  | { kind: 'done'; epoch: number }
  /** Somebody else changed the owner since. */
  | { kind: 'stale'; epoch: number; owner: Owner }
  | { kind: 'not-allowed' }
  | { kind: 'no-conversation' };

/** Gives a conversation another owner, outside of a turn of the bot's. */
export type HandOver = (request: HandOverRequest) => Promise<HandOverAnswer>;

export interface HandOverDeps {
  conversations: Conversations;
  leases: Leases;
  fanout: Fanout;
  clock: Clock;
}

/** A turn may commit in between; more than a few don't. */
const ATTEMPTS = 5;

export function createHandOver({ conversations, leases, fanout, clock }: HandOverDeps): HandOver {
  async function attempt({
    conversationId,
    epoch,
    to,
  }: HandOverRequest): Promise<HandOverAnswer | undefined> {
    const conversation = await conversations.load(conversationId);
    if (!conversation) return { kind: 'no-conversation' };
    const { owner, version } = conversation;
    if (conversation.epoch !== epoch) return { kind: 'stale', epoch: conversation.epoch, owner };
    if (!mayHandOver(owner, to)) return { kind: 'not-allowed' };
    const { parked: _waiting, ...state } = conversation.state;
    const back = to === 'bot';
    const result = await conversations.commit({
      conversationId,
      version,
      epoch,
      owner: to,
      // A new silence begins with the way back.
      state: back ? { ...state, attention: { heardAt: clock(), away: true } } : conversation.state,
      log: [],
      effects: back ? handBack(conversation, clock()) : [],
    });
    if (result === 'conflict') return undefined;
    fanout.wake(conversationId);
    return { kind: 'done', epoch: epoch + 1 };
  }

  return async (request) => {
    for (let tries = 0; tries < ATTEMPTS; tries += 1) {
      const ran = await leases.run(request.conversationId, () => attempt(request));
      // Past those who wait: a citizen who writes very much must not keep a person out.
      const answer = ran.kind === 'ran' ? ran.value : await attempt(request);
      if (answer) return answer;
    }
    throw new Error('the conversation kept changing');
  };
}
