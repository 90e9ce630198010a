import { copyFor, toLocale } from '../copy/copy.ts';
import type { Copy } from '../copy/zh-CN.ts';
import type { Effect } from '../domain/effect.ts';
import type { Clock, Forms } from '../domain/ports.ts';
import type { FormPurpose, SecureForm } from '../domain/secure-form.ts';
import type { FormDescription, FormField, FormRefusal, SecureForms } from './contract.ts';
import { judgeForm, type SubmissionDeps } from './form-submissions.ts';

export interface SecureFormsDeps extends SubmissionDeps {
  forms: Forms;
  onError(error: unknown): void;
  clock: Clock;
}

export function createSecureForms(deps: SecureFormsDeps): SecureForms {
  return {
    async describe(token, browser) {
      const found = await findOpen(deps, token, browser.secret, browser.bind);
      if (found.kind === 'refused') return found;
      const { form } = found;
      return { kind: 'open', form: describe(form, copyFor(toLocale(form.locale)), deps) };
    },

    async submit(token, values, browser) {
      const found = await findOpen(deps, token, browser.secret, false);
      if (found.kind === 'refused') return found;
      const { form } = found;
      const copy = copyFor(toLocale(form.locale));
      const submission = await judgeForm(deps, form, values, copy);
      if (submission.kind === 'errors') return submission;
      if (submission.kind === 'void')
        return { kind: 'refused', code: 'form-expired', message: copy.form.refused.void };
      // Ours alone from here on, whatever the chat or another browser does meanwhile.
      if ((await deps.forms.claim(form.id, submission.claims)) === 'conflict')
        return refuse(copy, 'form-used');
      let effects: Effect[];
      try {
        effects = await submission.carryOut();
      } catch (error) {
        await deps.forms.release(form.id);
        deps.onError(error);
        return { kind: 'unavailable' };
      }
      const completed = await deps.forms.complete(form.id, submission.result, effects);
      return completed === 'conflict' ? { kind: 'unavailable' } : { kind: 'done' };
    },
  };
}

/** A link sent by mail is often opened first by a scanner, so only forms opened from the chat are bound. */
const BOUND: Record<FormPurpose, boolean> = {
  'id-number': true,
  'real-name': true,
  'new-password': true,
  'not-me': false,
};

async function findOpen(
  deps: SecureFormsDeps,
  token: string,
  secret: string | undefined,
  bind: boolean,
): Promise<{ kind: 'open'; form: SecureForm } | FormRefusal> {
  const form = await deps.forms.findByToken(token);
  const copy = copyFor(toLocale(form?.locale));
  if (!form) return refuse(copy, 'not-found');
  if (form.status === 'done' || form.status === 'working') return refuse(copy, 'form-used');
  if (form.status === 'void' || form.expiresAt <= deps.clock()) return refuse(copy, 'form-expired');
  if (BOUND[form.purpose] && (bind || form.browserHash)) {
    const mine = secret !== undefined && (await deps.forms.bindBrowser(form.id, secret));
    if (!mine) return refuse(copy, 'wrong-browser');
  }
  return { kind: 'open', form };
}

function refuse(copy: Copy, code: FormRefusal['code']): FormRefusal {
  return { kind: 'refused', code, message: copy.form.refused[code] };
}

function describe(form: SecureForm, copy: Copy, { portal }: SecureFormsDeps): FormDescription {
  const { form: words } = copy;
  const texts = {
    'id-number': words.idNumber,
    'real-name': words.realName,
    'new-password': words.newPassword,
    'not-me': words.notMe,
  }[form.purpose];
  const idNumber: FormField = {
    name: 'idNumber',
    type: 'id-number',
    label: words.labels.idNumber,
    hint: words.hints.idNumber,
    required: true,
    maxLength: 18,
    autocomplete: 'off',
  };
  const fields: Record<FormPurpose, FormField[]> = {
    'id-number': [idNumber],
    'real-name': [
      {
        name: 'realName',
        type: 'text',
        label: words.labels.realName,
        hint: words.hints.realName,
        required: true,
        maxLength: 50,
        autocomplete: 'name',
      },
      idNumber,
    ],
    'new-password': [
      {
        name: 'password',
        type: 'password',
        label: words.labels.password,
        required: true,
        maxLength: 256,
        autocomplete: 'new-password',
        rules: { profile: portal.figures.passwordProfile },
      },
      {
        name: 'confirm',
        type: 'password',
        label: words.labels.confirm,
        required: true,
        maxLength: 256,
        autocomplete: 'new-password',
      },
    ],
    'not-me': [],
  };
  return {
    purpose: form.purpose,
    expiresAt: new Date(form.expiresAt).toISOString(),
    locale: form.locale,
    title: texts.title,
    intro: texts.intro,
    submitLabel: texts.submit,
    done: typeof texts.done === 'function' ? texts.done(portal.hotline) : texts.done,
    ...('decline' in texts ? { confirm: texts.confirm, decline: texts.decline } : {}),
    fields: fields[form.purpose],
  };
}
