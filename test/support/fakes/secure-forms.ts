import type { FieldError, FormDescription, FormRefusal, SecureForms } from '../../../src/bots/contract.ts';

interface Kept {
  form: FormDescription;
  owner?: string;
  state: 'open' | 'form-used' | 'form-expired';
}

/** Forms in memory that ask for one thing, `reason`. */
export class MemoryForms implements SecureForms {
  readonly submitted: { token: string; values: Record<string, unknown>; address: string }[] = [];
  unavailable = false;
  readonly #kept = new Map<string, Kept>();

  add(token: string, state: Kept['state'] = 'open'): void {
    const form: FormDescription = {
      purpose: 'not-me',
      expiresAt: '2026-01-01T00:15:00.000Z',
      locale: 'zh-CN',
      title: '标题',
      intro: '说明',
      submitLabel: '提交',
      done: { title: '好了', text: '请回到聊天' },
      fields: [{ name: 'reason', type: 'text', label: '原因', required: true }],
    };
    this.#kept.set(token, { form, state });
  }

  async describe(token: string, browser: { secret: string | undefined; bind: boolean }) {
    const found = this.#find(token, browser.secret);
    if ('kind' in found) return found;
    if (browser.bind && browser.secret !== undefined) found.owner ??= browser.secret;
    return { kind: 'open' as const, form: found.form };
  }

  async submit(
    token: string,
    values: Record<string, unknown>,
    browser: { secret: string | undefined; address: string },
  ): ReturnType<SecureForms['submit']> {
    const found = this.#find(token, browser.secret);
    if ('kind' in found) return found;
    if (found.owner === undefined || found.owner !== browser.secret) return refused('wrong-browser');
    if (this.unavailable) return { kind: 'unavailable' };
    if (typeof values.reason !== 'string' || values.reason === '') {
      const errors: FieldError[] = [{ field: 'reason', code: 'required', message: '要填' }];
      return { kind: 'errors', errors };
    }
    this.submitted.push({ token, values, address: browser.address });
    found.state = 'form-used';
    return { kind: 'done' };
  }

  #find(token: string, secret: string | undefined): Kept | FormRefusal {
    const kept = this.#kept.get(token);
    if (!kept) return refused('not-found');
    if (kept.state !== 'open') return refused(kept.state);
    if (kept.owner !== undefined && secret !== kept.owner) return refused('wrong-browser');
    return kept;
  }
}

function refused(code: FormRefusal['code']): FormRefusal {
  return { kind: 'refused', code, message: code };
}
