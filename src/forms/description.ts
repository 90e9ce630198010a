import type { FormPurpose } from '../domain/secure-form.ts';

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
