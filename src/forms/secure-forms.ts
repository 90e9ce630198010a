import { copyFor, toLocale } from '../copy/copy.ts';
import type { Copy } from '../copy/zh-CN.ts';
import { unavailable } from '../domain/directory-unavailable.ts';
import type { Forms } from '../domain/ports.ts';
import { type FormPurpose, isFromChat, type SecureForm } from '../domain/secure-form.ts';
import { appealForm } from './appeal/appeal-form.ts';
import { supplementForm } from './appeal/supplement-form.ts';
import type { FormRefusal, OpenForm, SecureForms, SubmitOutcome } from './contract.ts';
import type { Asked, FormDefinition, FormDeps, Submission } from './definition.ts';
import { idNumberForm } from './id-number.ts';
import { newPasswordForm } from './new-password.ts';
import { notMeForm } from './not-me.ts';
import { realNameForm } from './real-name.ts';
import { vetoForm } from './veto.ts';

const DEFINITIONS: Record<FormPurpose, FormDefinition> = {
  'id-number': idNumberForm,
  'real-name': realNameForm,
  'new-password': newPasswordForm,
  'not-me': notMeForm,
  appeal: appealForm,
  supplement: supplementForm,
  veto: vetoForm,
};

const MINUTE = 60_000;
/** Two devices may change what a submission is about while it is carried out. */
const TRIES = 3;

export interface SecureFormsDeps extends FormDeps {
  forms: Forms;
  onError(error: unknown): void;
}

export function createSecureForms(deps: SecureFormsDeps): SecureForms {
  return {
    async describe(token, browser) {
      const found = await findOpen(deps, token, browser.secret, browser.bind);
      if (found.kind === 'refused') return found;
      const { asked, definition } = found;
      const face = await definition.describe(asked);
      if (!face) return refuse(asked.copy, 'form-used', asked.form.purpose);
      const { purpose, expiresAt, locale } = asked.form;
      return { kind: 'open', form: { purpose, expiresAt: isoTime(expiresAt), locale, ...face } };
    },

    async open(token, browser) {
      const found = await findOpen(deps, token, browser.secret, false);
      if (found.kind === 'refused') return found;
      const { asked, definition } = found;
      const face = await definition.describe(asked);
      if (!face) return refuse(asked.copy, 'form-used', asked.form.purpose);
      const refusal = () =>
        expired(deps, asked.form) && refuse(asked.copy, 'form-expired', asked.form.purpose);
      const form: OpenForm = {
        takesFiles: face.fields.some(({ type }) => type === 'file'),
        addFile: async (field, bytes) => refusal() || addFile(found, field, bytes),
        submit: async (values) => refusal() || submit(found, values),
      };
      return { kind: 'open', form };
    },

    async submit(token, values, browser) {
      const found = await findOpen(deps, token, browser.secret, false);
      return found.kind === 'refused' ? found : submit(found, values);
    },

    async saveDraft(token, values, browser) {
      const found = await findOpen(deps, token, browser.secret, false);
      if (found.kind === 'refused') return found;
      const { asked, definition } = found;
      const saved = await definition.papers?.save?.({ ...asked, values });
      if (!saved) return refuse(asked.copy, 'not-found', asked.form.purpose);
      if (saved.kind === 'unavailable') return saved;
      const { kind, ...draft } = saved;
      const expiresAt = await extend(asked);
      return { kind, draft: { ...draft, savedAt: isoTime(deps.clock()), expiresAt } };
    },

    async removeFile(token, id, browser) {
      const found = await findOpen(deps, token, browser.secret, false);
      if (found.kind === 'refused') return found;
      await found.definition.papers?.remove(found.asked, id);
      return { kind: 'removed' };
    },
  };

  async function submit(
    { asked, definition }: OpenedForm,
    values: Record<string, unknown>,
  ): Promise<SubmitOutcome> {
    const { form, copy } = asked;
    // A promise in any case, because some judge without waiting.
    const judged = Promise.resolve(definition.judge({ ...asked, values }));
    const submission = await judged.catch(unavailable);
    if (submission === 'unavailable') return { kind: 'unavailable' };
    if (submission.kind === 'errors') return submission;
    if (submission.kind === 'void')
      return { kind: 'refused', code: 'form-expired', message: copy.form.refused.void };
    // Ours alone from here on, whatever the chat or another browser does meanwhile.
    if ((await deps.forms.claim(form.id, submission.claims)) === 'conflict')
      return refuse(copy, 'form-used', form.purpose);
    if (!(await carryOut(deps, form, submission))) return { kind: 'unavailable' };
    const done = await submission.told?.();
    return { kind: 'done', ...(done && { done }) };
  }

  async function addFile(
    { asked, definition }: OpenedForm,
    field: string,
    bytes: Uint8Array,
  ): ReturnType<OpenForm['addFile']> {
    const added = await definition.papers?.add(asked, field, bytes);
    if (!added) return refuse(asked.copy, 'not-found', asked.form.purpose);
    return added.kind === 'added' ? { ...added, expiresAt: await extend(asked) } : added;
  }

  /** Whoever is still at it is not cut off in the middle: the time counts from the last thing that was kept. */
  async function extend({ form }: Asked): Promise<string> {
    const until = deps.clock() + deps.portal.figures.formMinutes * MINUTE;
    if (until > form.expiresAt) await deps.forms.extend(form.id, until);
    return isoTime(Math.max(until, form.expiresAt));
  }
}

/** Not done: the form is open again, and what it had used up is unspent. */
async function carryOut(
  { forms, onError }: SecureFormsDeps,
  form: SecureForm,
  submission: Extract<Submission, { kind: 'accepted' }>,
): Promise<boolean> {
  try {
    for (let tries = 0; tries < TRIES; tries++) {
      const effects = await submission.carryOut();
      if ((await forms.complete(form.id, submission.result, effects)) === 'committed') return true;
      if ((await forms.get(form.id))?.status !== 'working') return false;
    }
  } catch (error) {
    onError(error);
  }
  await forms.release(form.id);
  return false;
}

interface OpenedForm {
  kind: 'open';
  asked: Asked;
  definition: FormDefinition;
}

async function findOpen(
  deps: SecureFormsDeps,
  token: string,
  secret: string | undefined,
  bind: boolean,
): Promise<OpenedForm | FormRefusal> {
  const form = await deps.forms.findByToken(token);
  const copy = copyFor(toLocale(form?.locale));
  if (!form) return refuse(copy, 'not-found');
  const { status, purpose } = form;
  if (status === 'done' || status === 'working') return refuse(copy, 'form-used', purpose);
  if (status === 'void' || expired(deps, form)) return refuse(copy, 'form-expired', purpose);
  if (isFromChat(purpose) && (bind || form.browserHash)) {
    const { forms } = deps;
    // Bound is the usual case, and tells without a word to the store.
    const mine =
      secret !== undefined &&
      (form.browserHash ? forms.isBoundTo(form, secret) : await forms.bindBrowser(form.id, secret));
    if (!mine) return refuse(copy, 'wrong-browser');
  }
  return { kind: 'open', asked: { deps, form, copy }, definition: DEFINITIONS[purpose] };
}

function expired({ clock }: FormDeps, { expiresAt }: SecureForm): boolean {
  return expiresAt <= clock();
}

/** Somebody who came from a message has no chat to go back to. */
function refuse(copy: Copy, code: FormRefusal['code'], purpose?: FormPurpose): FormRefusal {
  const { refused, refusedMessage } = copy.form;
  const ofMessage = purpose !== undefined && !isFromChat(purpose);
  const message =
    ofMessage && (code === 'form-used' || code === 'form-expired') ? refusedMessage[code] : refused[code];
  return { kind: 'refused', code, message };
}

function isoTime(at: number): string {
  return new Date(at).toISOString();
}
