/**
 * `id-number` names an account; `real-name` proves a person; `new-password` resets; `not-me` freezes; `appeal`
 * hands in an appeal and `supplement` what was missing in it; `veto` stops one.
 */
export type FormPurpose =
  | 'id-number'
  | 'real-name'
  | 'new-password'
  | 'not-me'
  | 'appeal'
  | 'supplement'
  | 'veto';

/**
 * How a page comes to whom it is for. `chat`: from a conversation whose dialog waits for it; the first browser
 * to open it has it alone, and the conversation may void it. `message`: by SMS or mail to an account's owner;
 * scanners open such links first, so no browser has it alone; nobody waits for it; and no conversation can
 * void it, for it may be a thief's.
 */
const COMES_BY: Record<FormPurpose, 'chat' | 'message'> = {
  'id-number': 'chat',
  'real-name': 'chat',
  'new-password': 'chat',
  'not-me': 'message',
  appeal: 'chat',
  supplement: 'chat',
  veto: 'message',
};

export function isFromChat(purpose: FormPurpose): boolean {
  return COMES_BY[purpose] === 'chat';
}

export const CHAT_PURPOSES: readonly FormPurpose[] = (Object.keys(COMES_BY) as FormPurpose[]).filter(
  isFromChat,
);

/** `working`: submitted, and what it asks for is being done. */
export type FormStatus = 'open' | 'working' | 'done' | 'void';

/** A secure form as stored: one use, one purpose, bound to its conversation and its first browser. */
export interface SecureForm {
  id: string;
  conversationId: string;
  purpose: FormPurpose;
  accountId?: string;
  /** The appeal that it fills in, adds to or stops. */
  appealId?: string;
  /** Name and identity number were proven in the conversation before this form was opened. */
  aux: boolean;
  locale: string;
  status: FormStatus;
  expiresAt: number;
  /** Keyed hash of the browser that opened it first; later ones are turned away. */
  browserHash?: string;
  /** What was submitted and may be kept (never a password), for the dialog that waits for it. */
  result?: FormResult;
}

export type FormResult =
  | { purpose: 'id-number'; idNumber: string }
  | { purpose: 'real-name'; realName: string; idNumber: string }
  | { purpose: 'new-password' }
  | { purpose: 'not-me' }
  | { purpose: 'appeal'; appealId: string }
  | { purpose: 'supplement'; appealId: string }
  | { purpose: 'veto'; appealId: string };
