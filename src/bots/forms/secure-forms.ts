import { copyFor, toLocale } from '../../copy/copy.ts';
import type { Copy } from '../../copy/zh-CN.ts';
import type { Effect } from '../../domain/effect.ts';
import type { Forms } from '../../domain/ports.ts';
import { type FormPurpose, isFromChat, type SecureForm } from '../../domain/secure-form.ts';
import type { FormRefusal, SecureForms } from '../contract.ts';
import type { FormDefinition, FormDeps } from './definition.ts';
import { idNumberForm } from './id-number.ts';
import { newPasswordForm } from './new-password.ts';
import { notMeForm } from './not-me.ts';
import { realNameForm } from './real-name.ts';

const DEFINITIONS = new Map<FormPurpose, FormDefinition>(
  [idNumberForm, realNameForm, newPasswordForm, notMeForm].map((form) => [form.purpose, form]),
);

export interface SecureFormsDeps extends FormDeps {
  forms: Forms;
  onError(error: unknown): void;
}

export function createSecureForms(deps: SecureFormsDeps): SecureForms {
  return {
    async describe(token, browser) {
      const found = await findOpen(deps, token, browser.secret, browser.bind);
      if (found.kind === 'refused') return found;
      const { form, definition } = found;
      const face = await definition.describe({ deps, form, copy: copyFor(toLocale(form.locale)) });
      const { purpose, expiresAt, locale } = form;
      return {
        kind: 'open',
        form: { purpose, expiresAt: new Date(expiresAt).toISOString(), locale, ...face },
      };
    },

    async submit(token, values, browser) {
      const found = await findOpen(deps, token, browser.secret, false);
      if (found.kind === 'refused') return found;
      const { form, definition } = found;
      const copy = copyFor(toLocale(form.locale));
      const submission = await definition.judge({ deps, form, values, copy });
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

async function findOpen(
  deps: SecureFormsDeps,
  token: string,
  secret: string | undefined,
  bind: boolean,
): Promise<{ kind: 'open'; form: SecureForm; definition: FormDefinition } | FormRefusal> {
  const form = await deps.forms.findByToken(token);
  const copy = copyFor(toLocale(form?.locale));
  const definition = form && DEFINITIONS.get(form.purpose);
  if (!form || !definition) return refuse(copy, 'not-found');
  if (form.status === 'done' || form.status === 'working') return refuse(copy, 'form-used');
  if (form.status === 'void' || form.expiresAt <= deps.clock()) return refuse(copy, 'form-expired');
  if (isFromChat(form.purpose) && (bind || form.browserHash)) {
    const mine = secret !== undefined && (await deps.forms.bindBrowser(form.id, secret));
    if (!mine) return refuse(copy, 'wrong-browser');
  }
  return { kind: 'open', form, definition };
}

function refuse(copy: Copy, code: FormRefusal['code']): FormRefusal {
  return { kind: 'refused', code, message: copy.form.refused[code] };
}
