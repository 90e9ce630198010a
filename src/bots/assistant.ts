import type { TurnContext } from 'botbuilder-core';
import { DialogContext, type DialogSet } from 'botbuilder-dialogs';
import { toLocale } from '../copy/copy.ts';
import { createTurn } from '../dialogs/create-turn.ts';
import { NEW_PASSWORD_FORM } from '../dialogs/forgot-password/secure-pages.ts';
import { MAIN, type MainOptions } from '../dialogs/main.ts';
import { attachedTurn, attachTurn, type DialogServices, type Said, type Turn } from '../dialogs/turn.ts';
import type { Conversation, LogEntry } from '../domain/conversation.ts';
import type { Clock, Conversations, Fanout, Leases } from '../domain/ports.ts';
import type { Arrival, Assistant, TurnOutcome } from './contract.ts';
import { interrupt, speak } from './interruptions.ts';
import { type Kept, keep, keptActivity } from './keep.ts';

export interface AssistantDeps {
  conversations: Conversations;
  leases: Leases;
  fanout: Fanout;
  clock: Clock;
  dialogs: DialogSet;
  services: DialogServices;
  /** A turn's dialogs threw; the citizen is told `errorId`. */
  onTrouble(error: unknown, errorId: string, conversationId: string): void;
  /** Told once per turn, `repeated` for a message that had been handled before. */
  onTurn(outcome: TurnOutcome['kind'] | 'repeated', seconds: number): void;
}

/** A conflict means another writer was first: load anew and run again, so often at most. */
const ATTEMPTS = 3;

export function createAssistant(deps: AssistantDeps): Assistant {
  return {
    async handle(context, arrival) {
      // Whatever else a dialog sends joins the turn's replies, to be committed with them.
      context.onSendActivities(async (_context, activities) => {
        attachedTurn(context)?.replies.push(...activities);
        return activities.map(() => ({ id: '' }));
      });
      const started = performance.now();
      const ran = await deps.leases.run(context.activity.conversation.id, () =>
        runTurn(deps, context, arrival),
      );
      const outcome: TurnOutcome | Repeated = ran.kind === 'crowded' ? { kind: 'crowded' } : ran.value;
      deps.onTurn(outcome.kind, (performance.now() - started) / 1000);
      return outcome.kind === 'repeated' ? { kind: 'done', seq: outcome.seq } : outcome;
    },
  };
}

interface Repeated {
  kind: 'repeated';
  seq: number;
}

async function runTurn(
  deps: AssistantDeps,
  context: TurnContext,
  arrival: Arrival,
): Promise<TurnOutcome | Repeated> {
  const id = context.activity.conversation.id;
  const repeated = await deps.conversations.findByClientId(id, arrival.clientId);
  if (repeated !== undefined) return { kind: 'repeated', seq: repeated };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const conversation = await deps.conversations.load(id);
    if (!conversation) return { kind: 'no-conversation' };
    const outcome = await attemptTurn(deps, context, arrival, conversation);
    if (outcome) return outcome;
  }
  return { kind: 'unavailable' };
}

/** Undefined on a conflict. */
async function attemptTurn(
  deps: AssistantDeps,
  context: TurnContext,
  arrival: Arrival,
  conversation: Conversation,
): Promise<TurnOutcome | undefined> {
  const { activity } = context;
  const kept = keep(activity.text ?? '', isWaitingForPassword(conversation));
  const said = await whatWasSaid(deps, context, arrival, kept);
  const turn = createTurn({
    now: deps.clock(),
    conversationId: conversation.id,
    address: arrival.address,
    said,
    services: deps.services,
    locale: conversation.state.locale,
  });
  if (arrival.deadline) turn.will({ do: 'meet-deadline', deadlineId: arrival.deadline.id });
  attachTurn(context, turn);

  // Owner gate: while a person has the conversation, messages are kept for them and the bot says nothing.
  const dialogStack =
    conversation.owner === 'bot'
      ? await runDialogs(deps, context, turn, kept, conversation.state.dialogStack)
      : conversation.state.dialogStack;
  const log = logOf(context, arrival, turn, kept, conversation.lastSeq);
  const result = await deps.conversations.commit({
    conversationId: conversation.id,
    version: conversation.version,
    epoch: conversation.epoch,
    owner: conversation.owner,
    state: { v: 1, locale: turn.locale, dialogStack },
    log,
    effects: turn.effects,
  });
  if (result === 'conflict') return undefined;
  deps.fanout.wake(conversation.id);
  return { kind: 'done', seq: conversation.lastSeq + (log.length > 0 ? 1 : 0) };
}

async function runDialogs(
  deps: AssistantDeps,
  context: TurnContext,
  turn: Turn,
  kept: Kept,
  before: unknown[],
): Promise<unknown[]> {
  const replies = turn.replies.length;
  const effects = turn.effects.length;
  try {
    return await continueDialogs(deps, context, turn, kept, structuredClone(before));
  } catch (error) {
    // The citizen must not be stuck on a message that always fails: keep the state, apologise, stay ready.
    const errorId = deps.services.randomToken(6);
    deps.onTrouble(error, errorId, turn.conversationId);
    turn.replies.length = replies;
    turn.effects.length = effects;
    turn.say('interruption.trouble', turn.copy.interruption.trouble(errorId, deps.services.portal.hotline));
    return before;
  }
}

async function continueDialogs(
  deps: AssistantDeps,
  context: TurnContext,
  turn: Turn,
  kept: Kept,
  stack: unknown[],
): Promise<unknown[]> {
  const dc = new DialogContext(deps.dialogs, context, { dialogStack: stack as DialogContext['stack'] });
  const { activity } = context;
  if (!dc.stack.every(({ id }) => deps.dialogs.find(id))) {
    await dc.cancelAllDialogs();
    dc.stack.length = 0;
    turn.say('interruption.upgraded', turn.copy.interruption.upgraded);
    await begin(dc, 'anything-else');
  } else if (dc.stack.length === 0) {
    await begin(dc, 'hello');
    if (turn.said.kind === 'text' && activity.type === 'message') turn.replies.length = 0;
  }
  if (activity.type === 'event' && activity.name === 'locale') {
    const wanted = toLocale(String(activity.value));
    if (wanted !== turn.locale) speak(turn, dc, wanted);
  } else if (turn.said.kind === 'pictures') {
    turn.say('interruption.pictures', turn.copy.interruption.pictures);
  } else if (activity.type === 'message' || turn.said.kind !== 'text') {
    const verdict = turn.said.kind === 'text' ? await interrupt(turn, dc, kept) : undefined;
    if (verdict !== 'done') await dc.continueDialog();
  }
  return dc.stack;
}

async function begin(dc: DialogContext, opening: MainOptions['opening']): Promise<void> {
  const options: MainOptions = { opening };
  await dc.beginDialog(MAIN, options);
}

async function whatWasSaid(
  deps: AssistantDeps,
  { activity }: TurnContext,
  { deadline }: Arrival,
  kept: Kept,
): Promise<Said> {
  if (deadline) {
    const form = await deps.services.forms.get(deadline.event.formId);
    if (deadline.event.name === 'form-done' && form) return { kind: 'form-done', form };
    // A form that was used or replaced in time has nothing to announce.
    return { kind: 'form-expired', formId: form?.status === 'open' ? form.id : '' };
  }
  if (activity.attachments?.length) return { kind: 'pictures' };
  return { kind: 'text', text: kept.text };
}

function logOf(context: TurnContext, arrival: Arrival, turn: Turn, kept: Kept, lastSeq: number): LogEntry[] {
  const { activity } = context;
  const log: LogEntry[] = [];
  const add = (entry: Pick<LogEntry, 'from' | 'activity' | 'clientId'>) =>
    log.push({ seq: lastSeq + log.length + 1, at: turn.now, ...entry });
  if (!arrival.deadline) {
    const fromCitizen = activity.type === 'message' || activity.type === 'event';
    add({
      from: fromCitizen ? 'citizen' : 'system',
      clientId: arrival.clientId,
      activity: keptActivity(activity, kept.masked),
    });
  }
  for (const reply of turn.replies) add({ from: 'bot', activity: { ...reply } });
  return log;
}

function isWaitingForPassword({ state }: Conversation): boolean {
  const active = state.dialogStack.at(-1) as { id?: string } | undefined;
  return active?.id === NEW_PASSWORD_FORM;
}
