import type { Copy } from '../copy/zh-CN.ts';
import type { AppealReviews, Appeals } from '../domain/appeals/ports.ts';
import type { Effect } from '../domain/effect.ts';
import type { PortalSettings } from '../domain/figures.ts';
import type { Clock, Commits, Directory } from '../domain/ports.ts';
import type { CodeProofs, HeldAccounts, RefusedPasswords } from '../domain/recovery-ports.ts';
import type { FormPurpose, FormResult, SecureForm } from '../domain/secure-form.ts';
import type { Files, Pictures } from '../domain/uploads.ts';
import type { FieldError, SavedDraft } from './contract.ts';
import type { FormDescription, FormOutcome, UploadedFile } from './description.ts';

export interface FormDeps {
  clock: Clock;
  directory: Directory;
  commits: Commits;
  heldAccounts: HeldAccounts;
  codeProofs: CodeProofs;
  refusedPasswords: RefusedPasswords;
  appeals: Appeals;
  reviews: Pick<AppealReviews, 'veto'>;
  files: Files;
  pictures: Pictures;
  portal: PortalSettings;
  publicUrl: string;
  randomToken(size: number): string;
  isCommonPassword(folded: string): boolean;
}

/** An open form, and the words of its language. */
export interface Asked {
  deps: FormDeps;
  form: SecureForm;
  copy: Copy;
}

export interface Submitted extends Asked {
  values: Record<string, unknown>;
}

/** What one purpose asks, and what becomes of the answers. */
export interface FormDefinition {
  purpose: FormPurpose;
  /** Undefined: what the form was opened for is over. */
  describe(asked: Asked): FormFace | Promise<FormFace | undefined>;
  /** Nothing is changed before the form is claimed. May reject where the directory is unavailable. */
  judge(submitted: Submitted): Submission | Promise<Submission>;
  papers?: Papers;
}

/** What is kept before a form is submitted. Undefined: there is no such field, or it is over. */
export interface Papers {
  save?(
    submitted: Submitted,
  ): Promise<
    | ({ kind: 'saved' } & Pick<SavedDraft, 'draftCode' | 'understood' | 'masked' | 'errors'>)
    | { kind: 'unavailable' }
    | undefined
  >;
  add(asked: Asked, field: string, bytes: Uint8Array): Promise<AddedFile | undefined>;
  remove(asked: Asked, id: string): Promise<void>;
}

export type AddedFile =
  | { kind: 'added'; file: UploadedFile }
  | { kind: 'errors'; errors: FieldError[] }
  | { kind: 'unavailable' };

export type FormFace = Omit<FormDescription, 'purpose' | 'expiresAt' | 'locale'>;

export type Submission =
  | {
      kind: 'accepted';
      result: FormResult;
      /** Written while the form is claimed. */
      claims: Effect[];
      /** What the form asked for; what is written when it is done. May reject: then nothing was done. */
      carryOut(): Promise<Effect[]>;
      /** Once it is done: what to show in place of the form's own words. */
      told?(): Promise<FormOutcome | undefined>;
    }
  | { kind: 'errors'; errors: FieldError[] }
  /** What the form was opened for no longer holds. */
  | { kind: 'void' };

/** A form that only collects: there is nothing to carry out. */
export function collected(submitted: Submitted, result: FormResult): Submission {
  return { kind: 'accepted', result, claims: [auditSubmitted(submitted)], carryOut: async () => [] };
}

export function auditSubmitted({ form, deps }: Submitted): Effect {
  return {
    do: 'audit',
    entry: {
      at: deps.clock(),
      act: 'form.submitted',
      actor: 'citizen',
      conversationId: form.conversationId,
      ...(form.accountId ? { accountId: form.accountId } : {}),
      details: { purpose: form.purpose, formId: form.id },
    },
  };
}
