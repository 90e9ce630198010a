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
