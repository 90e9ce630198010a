import type { Locale } from './locale.ts';

/** The rules' numbers, configurable in the portal file. Times are in the unit the name ends with. */
export interface Figures {
  smsCodeMinutes: number;
  mailCodeMinutes: number;
  codeTries: number;
  resendSeconds: number;
  freezeEvery: number;
  freezeHours: number;
  disableAt: number;
  sendsPerDestinationHour: number;
  sendsPerDestinationDay: number;
  sendsPerAddressHour: number;
  /** Beyond the address limit a conversation's first code to an untouched target still passes, up to this. */
  firstSendsPerAddressHour: number;
  targetsPerConversationDay: number;
  /** Codes really sent, to anybody. */
  sendsGlobalHour: number;
  /** Codes asked for, by anybody, most of which may have nobody to go to. */
  requestsGlobalHour: number;
  phoneStaleDays: number;
  /** Silence in the middle of something: a reminder, and then a stop that can be resumed. */
  idleRemindMinutes: number;
  idleCloseMinutes: number;
  formMinutes: number;
  notMeHours: number;
  /** Workdays in which an appeal is decided. */
  unlockAppealWorkdays: number;
  contactAppealWorkdays: number;
  /** Between the approval of a contact change and its effect, for the owner to stop it. */
  vetoHours: number;
  /** Days to add what was missing, before the appeal counts as withdrawn. */
  supplementDays: number;
  /** Days an appeal that was not handed in is kept. */
  draftDays: number;
  appealsPerContactDay: number;
  /** Wrong receipts, query codes and draft codes from one client address a day; every `freezeEvery` of a receipt. */
  appealGuessesPerAddressDay: number;
  messageMaxChars: number;
  messagesPerMinute: number;
  /** Requests to Direct Line and forms per client address. */
  requestsPerAddressMinute: number;
  conversationsPerAddressHour: number;
  /** Attempts at the make-believe portal's login. */
  loginsPerAddressMinute: number;
  /** Pictures sent to secure forms; a service hall is one address. */
  uploadsPerAddressMinute: number;
  /** Numbered messages for the staff. */
  ticketsPerConversationDay: number;
  /** A service hall is one address. */
  ticketsPerAddressDay: number;
  /** Workdays in which somebody answers one. */
  ticketAnswerWorkdays: number;
  /** After the last word. */
  conversationKeptMonths: number;
  /** Identity photos, after the appeal is closed. */
  documentsKeptDays: number;
  auditKeptYears: number;
  passwordProfile: 'mlps3' | 'nist';
}

export const FIGURES: Figures = {
  smsCodeMinutes: 5,
  mailCodeMinutes: 10,
  codeTries: 5,
  resendSeconds: 60,
  freezeEvery: 10,
  freezeHours: 24,
  disableAt: 100,
  sendsPerDestinationHour: 5,
  sendsPerDestinationDay: 10,
  sendsPerAddressHour: 20,
  firstSendsPerAddressHour: 200,
  targetsPerConversationDay: 3,
  sendsGlobalHour: 3000,
  requestsGlobalHour: 30_000,
  phoneStaleDays: 90,
  idleRemindMinutes: 10,
  idleCloseMinutes: 30,
  formMinutes: 15,
  notMeHours: 72,
  unlockAppealWorkdays: 3,
  contactAppealWorkdays: 7,
  vetoHours: 72,
  supplementDays: 15,
  draftDays: 30,
  appealsPerContactDay: 5,
  appealGuessesPerAddressDay: 100,
  messageMaxChars: 500,
  messagesPerMinute: 60,
  requestsPerAddressMinute: 1200,
  conversationsPerAddressHour: 600,
  loginsPerAddressMinute: 60,
  uploadsPerAddressMinute: 60,
  ticketsPerConversationDay: 3,
  ticketsPerAddressDay: 30,
  ticketAnswerWorkdays: 1,
  conversationKeptMonths: 6,
  documentsKeptDays: 30,
  auditKeptYears: 3,
  passwordProfile: 'mlps3',
};

/** `HH:MM`, Asia/Shanghai; `to` is later than `from`. */
export interface OfficeHours {
  from: string;
  to: string;
}

export function timesOf({ from, to }: OfficeHours): string {
  return `${from}–${to}`;
}

export interface OfficialChannel {
  name: string;
  nameEn: string;
  url?: string;
}

export interface PortalSettings {
  portalName: string;
  portalUrl: string;
  hotline: string;
  /** For people, e.g. 「工作日 9:00–17:30」. */
  hotlineHours: string;
  hotlineHoursEn: string;
  /** When the staff reads what is left for them, on workdays. */
  officeHours: OfficeHours;
  /** Where citizens may go besides `portalUrl`: apps, mini programs, accounts. */
  officialChannels: readonly OfficialChannel[];
  /** Addresses and hours in words; empty: none are told. */
  serviceHalls: string;
  serviceHallsEn: string;
  /** Whether an appeal needs a photo of the claimant with the identity card in hand. */
  inHandPhoto: boolean;
  /** Answers in place of the shipped ones, by topic. */
  faq: Readonly<Record<string, Partial<Record<Locale, string>>>>;
  /** Origins that may embed the chat or call Direct Line from a browser, besides PUBLIC_URL's own. */
  allowedOrigins: string[];
  figures: Figures;
}
