import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder-core';
import type { Arrival, Assistant, TurnOutcome } from '../../../src/bots/contract.ts';
import type { LogEntry } from '../../../src/domain/conversation.ts';
import type { Clock, Conversations, Fanout } from '../../../src/domain/ports.ts';

/** Says back what it hears, by the contract: one turn at a time, each client id once, commit before wake. */
export class EchoAssistant implements Assistant {
  readonly turns: { activity: Partial<Activity>; arrival: Arrival }[] = [];
  /** What the next turns end with instead of being run. */
  refusing: Exclude<TurnOutcome, { kind: 'done' }> | undefined;
  /** Thrown by turns while set. */
  broken: unknown;
  /** Turns wait for it while set. */
  hold: Promise<void> | undefined;
  /** Turns that began, also those that are held. */
  begun = 0;
  readonly #deps: { conversations: Conversations; fanout: Fanout; now: Clock };
  readonly #last = new Map<string, Promise<unknown>>();

  constructor(deps: { conversations: Conversations; fanout: Fanout; now: Clock }) {
    this.#deps = deps;
  }

  handle(context: TurnContext, arrival: Arrival): Promise<TurnOutcome> {
    const id = context.activity.conversation.id;
    const before = this.#last.get(id) ?? Promise.resolve();
    const turn = before.then(() => this.#run(context, arrival));
    this.#last.set(
      id,
      turn.catch(() => {}),
    );
    return turn;
  }

  async #run(context: TurnContext, arrival: Arrival): Promise<TurnOutcome> {
    const { conversations, fanout, now } = this.#deps;
    const { activity } = context;
    const id = activity.conversation.id;
    if (this.broken !== undefined) throw this.broken;
    if (this.refusing) return this.refusing;
    this.begun += 1;
    await this.hold;
    const conversation = await conversations.load(id);
    if (!conversation) return { kind: 'no-conversation' };
    const handled = await conversations.findByClientId(id, arrival.clientId);
    if (handled !== undefined) return { kind: 'done', seq: handled };

    const replies: Partial<Activity>[] = [];
    context.onSendActivities(async (_context, activities) => {
      replies.push(...activities);
      return activities.map(() => ({ id: '' }));
    });
    this.turns.push({ activity, arrival });
    await context.sendActivity({ type: ActivityTypes.Message, text: answerTo(activity) });

    const seq = conversation.lastSeq + 1;
    const log: LogEntry[] = [
      { seq, at: now(), from: 'citizen', clientId: arrival.clientId, activity: kept(activity) },
      ...replies.map(
        (reply, index): LogEntry => ({ seq: seq + 1 + index, at: now(), from: 'bot', activity: kept(reply) }),
      ),
    ];
    const { version, epoch, owner, state } = conversation;
    const result = await conversations.commit({
      conversationId: id,
      version,
      epoch,
      owner,
      state,
      log,
      effects: [],
    });
    if (result === 'conflict') return { kind: 'unavailable' };
    fanout.wake(id);
    return { kind: 'done', seq };
  }
}

function answerTo(activity: Partial<Activity>): string {
  if (activity.type === ActivityTypes.ConversationUpdate) return '您好';
  if (activity.attachments?.length) return `收到 ${activity.attachments.length} 张图片，但聊天里不收图片`;
  return `您说：${activity.text ?? ''}`;
}

function kept({ id, timestamp, conversation, ...rest }: Partial<Activity>): Record<string, unknown> {
  return rest;
}
