import type { Activity, TurnContext } from 'botbuilder-core';
import type { ChoiceId, Copy } from '../copy/zh-CN.ts';
import type { Account, Channel } from '../domain/account.ts';
import type { Appeal } from '../domain/appeals/appeal.ts';
import type { Appeals } from '../domain/appeals/ports.ts';
import type { Tried } from '../domain/case-facts.ts';
import type { Effect } from '../domain/effect.ts';
import type { PortalSettings } from '../domain/figures.ts';
import type { Locale } from '../domain/locale.ts';
import type { Origin } from '../domain/origin.ts';
import type { Owner } from '../domain/owner.ts';
import type { Directory, Forms, Tickets } from '../domain/ports.ts';
import type { CodeProofs, Codes, HeldAccounts, IdentityCheck } from '../domain/recovery-ports.ts';
import type { SecureForm } from '../domain/secure-form.ts';
import type { Understanding } from '../understanding/understanding.ts';

/** What reached the dialogs this turn. Text is cleaned (NFKC, no control characters) but not masked. */
export type Said =
  | { kind: 'text'; text: string }
  | { kind: 'pictures' }
  | { kind: 'arrived' }
  | { kind: 'locale'; wanted: Locale }
  | { kind: 'form-done'; form: SecureForm }
  | { kind: 'form-expired'; formId: string }
  | { kind: 'idle'; deadlineId: string }
  | { kind: 'lock-ended'; accountId: string; channel: Channel; messageSent?: true }
  /** The conversation is the bot's again, and nothing was said since. */
  | { kind: 'returned' }
  | { kind: 'appeal-news'; appeal: Appeal }
  /** A deadline that has been overtaken, or an event no dialog knows. */
  | { kind: 'nothing' };

/** What a dialog may use: ports of the domain, so that a test fakes at the port, and what reads sentences. */
export interface DialogServices {
  codes: Codes;
  directory: Directory;
  identityCheck: IdentityCheck;
  heldAccounts: HeldAccounts;
  codeProofs: CodeProofs;
  forms: Forms;
  appeals: Appeals;
  tickets: Pick<Tickets, 'isFull' | 'reserve'>;
  portal: PortalSettings;
  publicUrl: string;
  understanding: Understanding;
  /** `size` random bytes as URL-safe text. */
  randomToken(size: number): string;
}

export interface Choice {
  title: string;
}

export interface Extras {
  choices?: readonly Choice[];
  progress?: { at: number; of: number };
  card?: { title: string; text: string; button: string; url: string };
}

/** One turn as the dialogs see it: what was said, and what they want said and written. */
export interface Turn {
  readonly now: number;
  readonly conversationId: string;
  readonly origin: Origin;
  readonly said: Said;
  readonly services: DialogServices;
  locale: Locale;
  copy: Copy;
  /** Adds a bot message. `step` is `<situation>.<step>`, stable: analytics and tests rely on it. */
  say(step: string, text: string, extras?: Extras): void;
  /** Adds to what the commit writes. */
  will(...effects: Effect[]): void;
  readonly replies: Partial<Activity>[];
  readonly effects: Effect[];
  /** Read once a turn for the same key, however often it is asked for. */
  once<T>(key: unknown, read: () => Promise<T>): Promise<T>;
  /** An account as the directory has it, which is asked once a turn. */
  account(id: string): Promise<Account | undefined>;
  /** Hands the conversation to somebody else: from the commit on, the bot says nothing more. Throws where it may not. */
  handTo(owner: Owner): void;
  /** To whom this turn has handed it. */
  handedTo: Owner | undefined;
  /** Remembers what was tried, for the case packet. */
  note(what: Tried['what'], result: Tried['result']): void;
  readonly tried: Tried[];
}

/** Failures of a step after which a person is offered. */
export const OFFER_HUMAN_AFTER = 2;

const TURN = Symbol('turn');

export function attachTurn(context: TurnContext, turn: Turn): void {
  context.turnState.set(TURN, turn);
}

export function attachedTurn(context: TurnContext): Turn | undefined {
  return context.turnState.get<Turn | undefined>(TURN);
}

export function turnOf(context: TurnContext): Turn {
  const turn = attachedTurn(context);
  if (!turn) throw new Error('no turn is attached to this context');
  return turn;
}

export function choice(turn: Turn, id: ChoiceId): Choice {
  return { title: turn.copy.choices[id].title };
}

export function choices(turn: Turn, ...ids: ChoiceId[]): Choice[] {
  return ids.map((id) => choice(turn, id));
}
