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
  type: 'password' | 'text' | 'id-number';
  label: string;
  hint?: string;
  required: boolean;
  maxLength?: number;
  autocomplete?: string;
  rules?: { profile: 'mlps3' | 'nist' };
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
  decline?: { label: string; done: { title: string; text: string } };
  done: { title: string; text: string };
  fields: FormField[];
}

export interface FieldError {
  field: string;
  code: string;
  message: string;
}

export type FormRefusal = {
  kind: 'refused';
  code: 'not-found' | 'form-used' | 'form-expired' | 'wrong-browser';
  message: string;
};

export interface SecureForms {
  /** `browser`: the secret of the form cookie; with `bind`, the first one to come owns the form from then on. */
  describe(
    token: string,
    browser: { secret: string | undefined; bind: boolean },
  ): Promise<{ kind: 'open'; form: FormDescription } | FormRefusal>;
  submit(
    token: string,
    values: Record<string, unknown>,
    browser: { secret: string | undefined; address: string },
  ): Promise<
    { kind: 'done' } | { kind: 'errors'; errors: FieldError[] } | { kind: 'unavailable' } | FormRefusal
  >;
}
