import type { FormDescription, FormOutcome, UnderstoodTime, UploadedFile } from './description.ts';

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

export type SubmitOutcome = { kind: 'done'; done?: FormOutcome } | FormFailure;

type FormFailure = { kind: 'errors'; errors: FieldError[] } | { kind: 'unavailable' } | FormRefusal;

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
  submit(token: string, values: Record<string, unknown>, browser: Browser): Promise<SubmitOutcome>;
  saveDraft(
    token: string,
    values: Record<string, unknown>,
    browser: Browser,
  ): Promise<{ kind: 'saved'; draft: SavedDraft } | FormFailure>;
  /** Looked up once, for what takes its time to come: pictures, and answers that come with them. */
  open(token: string, browser: Browser): Promise<{ kind: 'open'; form: OpenForm } | FormRefusal>;
  /** Removing what is not there is no error. */
  removeFile(token: string, id: string, browser: Browser): Promise<{ kind: 'removed' } | FormFailure>;
}

/** Whoever has it was let in; whether the form still stands is looked at again with each thing that is written. */
export interface OpenForm {
  takesFiles: boolean;
  addFile(
    field: string,
    bytes: Uint8Array,
  ): Promise<{ kind: 'added'; file: UploadedFile; expiresAt: string } | FormFailure>;
  submit(values: Record<string, unknown>): Promise<SubmitOutcome>;
}

export interface Browser {
  secret: string | undefined;
  address: string;
}
