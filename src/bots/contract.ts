import type { Activity, TurnContext } from 'botbuilder-core';
import type { Origin } from '../domain/origin.ts';
import type { DueDeadline } from '../domain/ports.ts';

/** What a channel knows about a message besides the activity itself. */
export interface Arrival {
  /** Set on the turn of a stored deadline; never by a client. */
  deadline?: DueDeadline;
  /** The client's own message id: the same id runs once. */
  clientId: string;
  origin: Origin;
  /** What the client needs to know its own message again; logged with it. */
  echo?: Partial<Activity>;
}

export type TurnOutcome =
  /** Durable. `seq` is the log number of the citizen's message, also when it had been handled before. */
  | { kind: 'done'; seq: number }
  | { kind: 'no-conversation' }
  /** Too many turns of this conversation wait already. */
  | { kind: 'crowded' }
  /** Nothing was written; the same message may be sent again. */
  | { kind: 'unavailable' };

/** The life of a turn, whatever the channel. */
export interface Assistant {
  handle(context: TurnContext, arrival: Arrival): Promise<TurnOutcome>;
}
