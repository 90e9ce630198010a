import type { TurnContext } from 'botbuilder-core';
import type { DialogContext, DialogSet } from 'botbuilder-dialogs';
import { toLocale } from '../copy/copy.ts';
import { createTurn } from '../dialogs/create-turn.ts';
import { meetFormEnd } from '../dialogs/form-question.ts';
import { createDialogContext } from '../dialogs/lean-context.ts';
import { MAIN, type MainOptions } from '../dialogs/main.ts';
import { Question } from '../dialogs/question.ts';
import { keepTried } from '../dialogs/running-flow.ts';
import { attachedTurn, attachTurn, type DialogServices, type Said, type Turn } from '../dialogs/turn.ts';
import { type Conversation, type ConversationState, STATE_VERSION } from '../domain/conversation.ts';
import type { Effect } from '../domain/effect.ts';
import type { Clock, Conversations, Fanout, Leases } from '../domain/ports.ts';
import type { Arrival, Assistant, TurnOutcome } from './contract.ts';
import { bringDeadline, deadlineEffects, meetDeadline } from './deadlines.ts';
import { meetIdle, noteSignOfLife, watch } from './idle.ts';
import { logOf } from './log-entries.ts';
import { type MaskedMessage, maskMessage, type WantedSecret } from './mask-message.ts';
import { comeBack, waitAtGate } from './owner-gate.ts';
import { read } from './readings.ts';
import { speak } from './speak.ts';

export interface AssistantDeps {
  conversations: Conversations;
  leases: Leases;
  fanout: Fanout;
  clock: Clock;
  dialogs: DialogSet;
  services: DialogServices;
  /** A turn's dialogs threw; the citizen is told `errorId`. */
  onTrouble(error: unknown, errorId: string, conversationId: string): void;
  /** What has to be written so that the conversation's channel brings the replies to the citizen. */
  delivery(conversation: Conversation, upTo: number): Effect[];
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
    const conversation = await load(deps, id);
    if (!conversation) return { kind: 'no-conversation' };
    const outcome = await attemptTurn(deps, context, arrival, conversation);
    if (outcome) return outcome;
  }
  return { kind: 'unavailable' };
}

/** What another release kept may look like anything: only the language is read, and what waits. */
async function load({ conversations }: AssistantDeps, id: string): Promise<Conversation | undefined> {
  const conversation = await conversations.load(id);
  if (!conversation || conversation.state.v === STATE_VERSION) return conversation;
  const { v, locale, parked } = conversation.state;
  return { ...conversation, state: { v, locale: toLocale(locale), dialogStack: [], parked } };
}

/** Undefined on a conflict. */
async function attemptTurn(
  deps: AssistantDeps,
  context: TurnContext,
  arrival: Arrival,
  conversation: Conversation,
): Promise<TurnOutcome | undefined> {
  const { activity } = context;
  const masked = maskMessage(activity.text ?? '', wanted(deps, conversation));
  const said = await whatWasSaid(deps, context, arrival, masked, conversation.lastSeq);
  const turn = createTurn({
    now: deps.clock(),
    conversationId: conversation.id,
    origin: arrival.origin,
    said,
    services: deps.services,
    locale: conversation.state.locale,
  });
  if (arrival.deadline) turn.will(...deadlineEffects(arrival.deadline));
  attachTurn(context, turn);

  // Owner gate: while somebody else has the conversation, the bot says nothing and nothing due is lost.
  const ours = conversation.owner === 'bot';
  const { v, dialogStack, attention } = ours
    ? await runDialogs(deps, context, turn, masked, conversation)
    : conversation.state;
  const { parked, note } =
    !ours && arrival.deadline
      ? await waitAtGate(turn, conversation, arrival.deadline)
      : { parked: conversation.state.parked };
  const log = logOf(context, arrival, turn, masked, conversation.lastSeq, note);
  const result = await deps.conversations.commit({
    conversationId: conversation.id,
    version: conversation.version,
    epoch: conversation.epoch,
    owner: turn.handedTo ?? conversation.owner,
    state: {
      v,
      locale: turn.locale,
      dialogStack,
      ...(attention ? { attention } : {}),
      ...(parked ? { parked } : {}),
    },
    log,
    effects: [
      ...turn.effects,
      ...(turn.replies.length > 0 ? deps.delivery(conversation, conversation.lastSeq + log.length) : []),
    ],
  });
  if (result === 'conflict') return undefined;
  deps.fanout.wake(conversation.id);
  return { kind: 'done', seq: conversation.lastSeq + (log.length > 0 ? 1 : 0) };
}

async function runDialogs(
  deps: AssistantDeps,
  context: TurnContext,
  turn: Turn,
  masked: MaskedMessage,
  { state }: Conversation,
): Promise<Pick<ConversationState, 'v' | 'dialogStack' | 'attention'>> {
  const replies = turn.replies.length;
  const effects = turn.effects.length;
  try {
    return await continueDialogs(deps, context, turn, masked, state);
  } catch (error) {
    // A deadline comes again by itself; what it brought must not be lost.
    if (isDeadline(turn)) throw error;
    // The citizen must not be stuck on a message that always fails: keep the state, apologise, stay ready.
    const errorId = deps.services.randomToken(6);
    deps.onTrouble(error, errorId, turn.conversationId);
    turn.replies.length = replies;
    turn.effects.length = effects;
    turn.handedTo = undefined;
    turn.say('interruption.trouble', turn.copy.interruption.trouble(errorId, deps.services.portal.hotline));
    // The dialogs have changed the one they were given.
    const before = await load(deps, turn.conversationId);
    return before?.state ?? state;
  }
}

async function continueDialogs(
  deps: AssistantDeps,
  context: TurnContext,
  turn: Turn,
  masked: MaskedMessage,
  state: ConversationState,
): Promise<Pick<ConversationState, 'v' | 'dialogStack' | 'attention'>> {
  const dialogStack = state.dialogStack as DialogContext['stack'];
  const dc = createDialogContext(deps.dialogs, context, dialogStack);
  await standOn(dc, turn, state.v === STATE_VERSION && dialogStack.every(({ id }) => deps.dialogs.find(id)));
  const { closed = false, away = false } = state.attention ?? {};
  let attention = noteSignOfLife(turn, state.attention);
  switch (turn.said.kind) {
    case 'arrived':
    case 'nothing':
      break;
    case 'locale':
      if (turn.said.wanted !== turn.locale) await speak(turn, dc, turn.said.wanted);
      break;
    case 'pictures':
      turn.say('interruption.pictures', turn.copy.interruption.pictures);
      await dc.repromptDialog();
      break;
    case 'text':
      await read(turn, dc, { ...masked, closed: closed || away });
      break;
    case 'form-done':
    case 'form-expired':
      await meetFormEnd(turn, dc, turn.said);
      break;
    case 'idle':
      attention = meetIdle(turn, dc, attention, turn.said);
      break;
    case 'returned':
      await comeBack(turn, dc);
      break;
    case 'lock-ended':
    case 'appeal-news':
      await meetDeadline(turn, dc);
  }
  keepTried(dc);
  return { v: STATE_VERSION, dialogStack: dc.stack, attention: watch(turn, dc, attention) };
}

/** Makes sure that the conversation stands somewhere: greeted, or begun anew after a release it does not fit. */
async function standOn(dc: DialogContext, turn: Turn, known: boolean): Promise<void> {
  if (known && dc.stack.length > 0) return;
  dc.stack.length = 0;
  if (!known) turn.say('interruption.upgraded', turn.copy.interruption.upgraded);
  const spoke = turn.said.kind === 'text';
  const options: MainOptions = { opening: !known ? 'anything-else' : spoke ? 'nothing' : 'hello' };
  await dc.beginDialog(MAIN, options);
}

async function whatWasSaid(
  deps: AssistantDeps,
  { activity }: TurnContext,
  { deadline }: Arrival,
  masked: MaskedMessage,
  lastSeq: number,
): Promise<Said> {
  if (deadline) return bringDeadline(deps.services, deadline, lastSeq);
  if (activity.type === 'message')
    return activity.attachments?.length ? { kind: 'pictures' } : { kind: 'text', text: masked.text };
  if (activity.type === 'conversationUpdate') return { kind: 'arrived' };
  return activity.name === 'locale' && typeof activity.value === 'string'
    ? { kind: 'locale', wanted: toLocale(activity.value) }
    : { kind: 'nothing' };
}

function isDeadline({ said }: Turn): boolean {
  return ['form-done', 'form-expired', 'idle', 'lock-ended', 'appeal-news', 'returned'].includes(said.kind);
}

function wanted({ dialogs }: AssistantDeps, { state }: Conversation): WantedSecret {
  const active = state.dialogStack.at(-1) as { id?: string } | undefined;
  const question = active?.id === undefined ? undefined : dialogs.find(active.id);
  return (question instanceof Question && question.wants) || 'other';
}
