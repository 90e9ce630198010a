import type { TurnContext } from 'botbuilder-core';
import type { DueDeadline } from '../domain/ports.ts';
import type { FormPurpose } from '../domain/secure-form.ts';

/** What a channel knows about a message besides the activity itself. */
export interface Arrival {
  /** Set on the turn of a stored deadline; never by a client. */
  deadline?: DueDeadline;
  /** The client's own message id: the same id runs once. */
  clientId: string;
  /** Client network address. */
  address: string;
}

export type TurnOutcome =
  /** Durable. `seq` is the log number of the citizen's message, also when it had been handled before. */
  | { kind: 'done'; seq: number }
  | { kind: 'no-conversation' }
  /** Too many turns of this conversation wait already. */
  | { kind: 'crowded' }
  /** Nothing was written; the same message may be sent again. */
  | { kind: 'unavailable' };

/** The life of a turn (DESIGN §3), whatever the channel. */
export interface Assistant {
  handle(context: TurnContext, arrival: Arrival): Promise<TurnOutcome>;
}

export interface FormField {
  name: string;
  /** `time`: a time told in words. `file`: pictures, sent one by one. */
  type: 'password' | 'text' | 'textarea' | 'id-number' | 'phone' | 'email' | 'time' | 'file';
  label: string;
  hint?: string;
  required: boolean;
  maxLength?: number;
  autocomplete?: string;
  rules?: { profile: 'mlps3' | 'nist' };
  /** Of a file: types as in HTML, and how many. */
  accept?: string;
  maxFiles?: number;
  /** Of a file: a paper in front of the camera, even where there may be several. */
  camera?: boolean;
}

export interface FormStep {
  title: string;
  hint?: string;
  /** Names; none: everything is shown once more. */
  fields: string[];
}

export interface UploadedFile {
  id: string;
  field: string;
  /** Ours. */
  name: string;
  width: number;
  height: number;
}

/** What a time told in words was taken for, to be shown back. Days in Asia/Shanghai, inclusive. */
export interface UnderstoodTime {
  from: string;
  to: string;
  words: string;
}

export interface FormDescription {
  purpose: FormPurpose;
  /** ISO 8601. */
  expiresAt: string;
  locale: string;
  title: string;
  intro: string;
  submitLabel: string;
  /** Asked once more before it is submitted, where that cannot be taken back. */
  confirm?: string;
  /** A first button that does nothing but say that all is well. */
  decline?: { label: string; done: FormOutcome };
  done: FormOutcome;
  fields: FormField[];
  /** Filled in one step after the other. */
  steps?: FormStep[];
  /** Of each list of fields one has to be filled in. */
  atLeastOne?: { fields: string[]; message: string }[];
  /** What was filled in before; an identity number only masked, and sent back so it stays as it was. */
  values?: Record<string, string>;
  understood?: Record<string, UnderstoodTime>;
  files?: UploadedFile[];
  /** Where what is typed can be saved on the way. */
  draft?: { code: string; keptDays: number };
}

export interface FormOutcome {
  title: string;
  text: string;
}

export interface FieldError {
  field: string;
  code: string;
  message: string;
}

export interface SavedDraft {
  draftCode: string;
  /** ISO 8601. */
  savedAt: string;
  expiresAt: string;
  understood: Record<string, UnderstoodTime>;
  /** Values from which a bank card's number was taken out. */
  masked: Record<string, string>;
  /** What was not saved, because it is not right. */
  errors: FieldError[];
}

export type FormRefusal = {
  kind: 'refused';
  code: 'not-found' | 'form-used' | 'form-expired' | 'wrong-browser';
  message: string;
};

type Failure = { kind: 'errors'; errors: FieldError[] } | { kind: 'unavailable' } | FormRefusal;

/**
 * A form that was opened in a browser belongs to it: everything else needs its secret. One that was not (a
 * channel that fills it in without a page) is open to whoever has its token, which only the conversation was
 * given; it is used up by the first submission.
 */
export interface SecureForms {
  /** `browser`: the secret of the form cookie; with `bind`, the first one to come owns the form from then on. */
  describe(
    token: string,
    browser: { secret: string | undefined; bind: boolean },
  ): Promise<{ kind: 'open'; form: FormDescription } | FormRefusal>;
  /** `done`: to be shown in place of the form's own. */
  submit(
    token: string,
    values: Record<string, unknown>,
    browser: Browser,
  ): Promise<{ kind: 'done'; done?: FormOutcome } | Failure>;
  saveDraft(
    token: string,
    values: Record<string, unknown>,
    browser: Browser,
  ): Promise<{ kind: 'saved'; draft: SavedDraft } | Failure>;
  addFile(
    token: string,
    upload: { field: string; bytes: Uint8Array },
    browser: Browser,
  ): Promise<{ kind: 'added'; file: UploadedFile; expiresAt: string } | Failure>;
  /** Removing what is not there is no error. */
  removeFile(token: string, id: string, browser: Browser): Promise<{ kind: 'removed' } | Failure>;
}

export interface Browser {
  secret: string | undefined;
  address: string;
}
