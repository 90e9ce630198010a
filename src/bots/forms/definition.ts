import type { Copy } from '../../copy/zh-CN.ts';
import type { Effect } from '../../domain/effect.ts';
import type { PortalSettings } from '../../domain/figures.ts';
import type { Clock, Directory, Facts } from '../../domain/ports.ts';
import type { FormPurpose, FormResult, SecureForm } from '../../domain/secure-form.ts';
import type { FieldError, FormDescription } from '../contract.ts';

export interface FormDeps {
  clock: Clock;
  directory: Directory;
  facts: Facts;
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
  describe(asked: Asked): FormFace | Promise<FormFace>;
  /** Nothing is changed before the form is claimed. */
  judge(submitted: Submitted): Submission | Promise<Submission>;
}

export type FormFace = Omit<FormDescription, 'purpose' | 'expiresAt' | 'locale'>;

export type Submission =
  | {
      kind: 'accepted';
      result: FormResult;
      /** Written while the form is claimed. */
      claims: Effect[];
      /** What the form asked for; what is written when it is done. May reject: then nothing was done. */
      carryOut(): Promise<Effect[]>;
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
