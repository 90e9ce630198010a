import type { Figures } from '../../domain/figures.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface PastSend {
  at: number;
  conversationId: string;
  identifierKey: string;
  channel: string;
  /** False while there is no code: the turn that asked goes on, or was cut off. It counts all the same. */
  issued: boolean;
}

/** What was asked for before, as far back as the quotas look. Nothing in it comes from the directory. */
export interface SendHistory {
  /** Last 24 h, of the same typed identifier, either channel. */
  ofIdentifier: PastSend[];
  /** Last 24 h, of the same conversation. */
  ofConversation: PastSend[];
  /**
   * When the n-th newest of the last hour was sent, for the address; undefined when there are fewer. By the
   * limit for a first send (`isFirstSend`), or else by the normal one; the other is of no meaning.
   */
  nthOfAddress: { normal: number | undefined; first: number | undefined };
  /** The same for everybody's sends. */
  nthOfAll: number | undefined;
}

export type QuotaVerdict =
  | { kind: 'ok' }
  | { kind: 'wait'; seconds: number }
  | { kind: 'limited'; minutes: number }
  | { kind: 'spent' };

/**
 * Whether a code may be sent now. Of several limits the longest wait is told, so that nobody comes back to
 * another no.
 *
 * The address limit lets a conversation's first code to an identifier that had none for a day pass, up to a
 * second limit: a service hall is one address.
 */
export function judgeQuotas(
  send: { identifierKey: string; conversationId: string; channel: string },
  history: SendHistory,
  now: number,
  figures: Figures,
): QuotaVerdict {
  if (history.nthOfAll !== undefined) return { kind: 'spent' };

  const sameWay = history.ofIdentifier.filter((past) => past.channel === send.channel).map((past) => past.at);
  const ofAddress = isFirstSend(history) ? history.nthOfAddress.first : history.nthOfAddress.normal;
  const freeAt = Math.max(
    freeAgain(sameWay, figures.sendsPerDestinationHour, HOUR, now),
    freeAgain(sameWay, figures.sendsPerDestinationDay, DAY, now),
    ofAddress === undefined ? 0 : ofAddress + HOUR,
    targetsFreeAgain(send.identifierKey, history.ofConversation, figures.targetsPerConversationDay),
  );
  if (freeAt > now) return { kind: 'limited', minutes: Math.ceil((freeAt - now) / 60_000) };

  const lastAsked = history.ofIdentifier
    .filter((past) => past.channel === send.channel && keepsWaiting(past, send.conversationId))
    .reduce((latest, past) => Math.max(latest, past.at), Number.NEGATIVE_INFINITY);
  const waited = now - lastAsked;
  const pause = figures.resendSeconds * 1000;
  if (waited < pause) return { kind: 'wait', seconds: Math.ceil((pause - waited) / 1000) };
  return { kind: 'ok' };
}

/**
 * The pause is one for all conversations: several must not send at once what one alone may not. Turns of this one
 * run one after another, so that a code of it that does not exist by now never will; another's may be on its way.
 */
function keepsWaiting(past: PastSend, conversationId: string): boolean {
  return past.issued || past.conversationId !== conversationId;
}

/** Of this conversation, to an identifier that had none for a day: the larger limit of the address counts. */
export function isFirstSend({
  ofConversation,
  ofIdentifier,
}: Pick<SendHistory, 'ofConversation' | 'ofIdentifier'>): boolean {
  return ofConversation.length === 0 && ofIdentifier.length === 0;
}

/** When fewer than `limit` of these are younger than `window`; 0 when that is so already. */
function freeAgain(times: number[], limit: number, window: number, now: number): number {
  const newestFirst = times.filter((at) => at > now - window).sort((a, b) => b - a);
  const blocking = newestFirst[limit - 1];
  return blocking === undefined ? 0 : blocking + window;
}

/** When the conversation has fewer than `limit` identifiers of the last day, this one not counted. */
function targetsFreeAgain(identifierKey: string, sends: PastSend[], limit: number): number {
  const lastByTarget = new Map<string, number>();
  for (const past of sends)
    lastByTarget.set(
      past.identifierKey,
      Math.max(past.at, lastByTarget.get(past.identifierKey) ?? Number.NEGATIVE_INFINITY),
    );
  if (lastByTarget.has(identifierKey)) return 0;
  const blocking = [...lastByTarget.values()].sort((a, b) => b - a)[limit - 1];
  return blocking === undefined ? 0 : blocking + DAY;
}
