/** `id-number` names an account; `real-name` proves a person; `new-password` resets; `not-me` freezes. */
export type FormPurpose = 'id-number' | 'real-name' | 'new-password' | 'not-me';

/** `working`: submitted, and what it asks for is being done. */
export type FormStatus = 'open' | 'working' | 'done' | 'void';

/** A secure form as stored: see DESIGN §4. */
export interface SecureForm {
  id: string;
  conversationId: string;
  purpose: FormPurpose;
  accountId?: string;
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
  | { purpose: 'not-me' };
