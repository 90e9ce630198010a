import {
  type Activity,
  ActivityTypes,
  BotAdapter,
  type ConversationReference,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder-core';
import type { Arrival, Assistant, TurnOutcome } from '../../bots/contract.ts';
import type { LogEntry } from '../../domain/conversation.ts';
import type { Clock, Conversations, Fanout } from '../../domain/ports.ts';
import { activityId } from './render-activity.ts';

export interface AdapterDeps {
  assistant: Assistant;
  conversations: Pick<Conversations, 'load' | 'commit'>;
  fanout: Pick<Fanout, 'wake'>;
  now: Clock;
}

type Logic = (context: TurnContext) => Promise<void>;

/** Another commit of the same conversation may come in between; more than a few don't. */
const APPEND_TRIES = 5;

/** Only what a client could see belongs into the log. */
const UNSEEN = new Set<string>([ActivityTypes.Trace, ActivityTypes.Typing, 'delay']);

/**
 * Bot Framework's way to the citizens. Within a turn the assistant takes the replies and commits them with
 * its state, so nothing is sent from here; what is sent outside one goes to the log by itself.
 */
export class DirectLineAdapter extends BotAdapter {
  readonly #deps: AdapterDeps;
  #hasMiddleware = false;

  constructor(deps: AdapterDeps) {
    super();
    this.#deps = deps;
  }

  override use(...middlewares: Parameters<BotAdapter['use']>): this {
    this.#hasMiddleware = true;
    return super.use(...middlewares);
  }

  async receive(inbound: Partial<Activity>, arrival: Arrival): Promise<TurnOutcome> {
    const context = new TurnContext(this, inbound);
    // The SDK wraps the context in a proxy for middleware, through which a turn then reads everything.
    if (!this.#hasMiddleware && !this.onTurnError) return this.#deps.assistant.handle(context, arrival);
    let outcome: TurnOutcome | undefined;
    await this.runMiddleware(context, async (wrapped) => {
      outcome = await this.#deps.assistant.handle(wrapped, arrival);
    });
    // A middleware that ends a turn early has nothing written.
    return outcome ?? { kind: 'unavailable' };
  }

  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const conversationId = context.activity.conversation?.id;
    if (!conversationId) throw new Error('cannot send without a conversation');
    const seen = activities.filter((activity) => !UNSEEN.has(activity.type ?? ''));
    if (seen.length === 0) return activities.map(() => ({ id: '' }));
    const firstSeq = await this.#append(conversationId, seen);
    return activities.map((activity) => {
      const at = seen.indexOf(activity);
      return { id: at < 0 ? '' : activityId(conversationId, firstSeq + at) };
    });
  }

  override updateActivity(): Promise<never> {
    return Promise.reject(new Error('Direct Line does not change what was said'));
  }

  override deleteActivity(): Promise<never> {
    return Promise.reject(new Error('Direct Line does not take back what was said'));
  }

  override async continueConversation(
    reference: Partial<ConversationReference>,
    logic: Logic,
  ): Promise<void> {
    const event = TurnContext.applyConversationReference(
      { type: ActivityTypes.Event, name: 'ContinueConversation' },
      reference,
      true,
    );
    await this.runMiddleware(new TurnContext(this, event), logic);
  }

  /** The app id, claims or audience that the SDK passes say nothing here: there is one bot and no connector. */
  override async continueConversationAsync(
    _who: unknown,
    reference: Partial<ConversationReference>,
    logicOrAudience: string | Logic,
    logic?: Logic,
  ): Promise<void> {
    const run = typeof logicOrAudience === 'function' ? logicOrAudience : logic;
    if (!run) throw new Error('continueConversationAsync needs what to run');
    await this.continueConversation(reference, run);
  }

  /** Returns the sequence number of the first of them. */
  async #append(conversationId: string, activities: Partial<Activity>[]): Promise<number> {
    const { conversations, fanout, now } = this.#deps;
    for (let tries = 0; tries < APPEND_TRIES; tries += 1) {
      const conversation = await conversations.load(conversationId);
      if (!conversation) throw new Error('cannot send: no such conversation');
      const { version, epoch, owner, state, lastSeq } = conversation;
      const log = activities.map(
        (activity, index): LogEntry => ({
          seq: lastSeq + index + 1,
          at: now(),
          from: 'bot',
          activity: withoutEnvelope(activity),
        }),
      );
      const result = await conversations.commit({
        conversationId,
        version,
        epoch,
        owner,
        state,
        log,
        effects: [],
      });
      if (result === 'committed') {
        fanout.wake(conversationId);
        return lastSeq + 1;
      }
    }
    throw new Error('cannot send: the conversation kept changing');
  }
}

/** The reader of the log adds these. */
function withoutEnvelope(activity: Partial<Activity>): Record<string, unknown> {
  const { id, timestamp, conversation, from, recipient, serviceUrl, channelId, ...rest } = activity;
  return rest;
}
