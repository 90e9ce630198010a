import type { CaseFacts } from './case-facts.ts';
import type { Identifier } from './identify.ts';
import type { Locale } from './locale.ts';
import type { Day } from './workdays.ts';

/** Where somebody wants to be reached. Never verified: nothing may be told there that is not for everybody. */
export interface ReachedAt {
  kind: 'phone' | 'landline' | 'email';
  value: string;
}

/** What a citizen leaves for the staff, with the case packet. */
export interface TicketContent {
  reachedAt: ReachedAt;
  /** In the citizen's own words, secrets masked. */
  problem: string;
  /** Accounts and contacts those words named. */
  stated: readonly Identifier[];
  /** What was under way when a person was asked for. */
  case?: CaseFacts;
  locale: Locale;
}

/** 转人工单. */
export interface Ticket extends TicketContent {
  number: string;
  conversationId: string;
  at: number;
  status: 'open' | 'closed';
  closed?: { at: number; by: string };
}

/** `RG` + yyyymmdd + 4 digits: the nth of its day, from 1. More than 9999 a day simply have more digits. */
export function ticketNumber(day: Day, nth: number): string {
  return `RG${day.replaceAll('-', '')}${String(nth).padStart(4, '0')}`;
}

/** As somebody may type it. */
export function parseTicketNumber(raw: string): string | undefined {
  const number = raw.replace(/\s/g, '').toUpperCase();
  return /^RG\d{12,}$/.test(number) ? number : undefined;
}
