import type {
  Browser,
  FieldError,
  FormRefusal,
  OpenForm,
  SavedDraft,
  SecureForms,
} from '../../../src/forms/contract.ts';
import type { FormDescription } from '../../../src/forms/description.ts';

interface Kept {
  form: FormDescription;
  owner?: string;
  state: 'open' | 'form-used' | 'form-expired';
}

/** Forms in memory that ask for one thing, `reason`. */
export class MemoryForms implements SecureForms {
  readonly submitted: { token: string; values: Record<string, unknown>; address: string }[] = [];
  readonly saved: { token: string; values: Record<string, unknown> }[] = [];
  readonly added: { token: string; field: string; bytes: Uint8Array }[] = [];
  readonly removed: string[] = [];
  unavailable = false;
  readonly #kept = new Map<string, Kept>();

  add(token: string, state: Kept['state'] = 'open', takesPictures = true): void {
    const form: FormDescription = {
      purpose: 'not-me',
      expiresAt: '2026-01-01T00:15:00.000Z',
      locale: 'zh-CN',
      title: '标题',
      intro: '说明',
      submitLabel: '提交',
      done: { title: '好了', text: '请回到聊天' },
      fields: [
        { name: 'reason', type: 'text', label: '原因', required: true },
        ...(takesPictures ? [{ name: 'photo', type: 'file' as const, label: '照片', required: false }] : []),
      ],
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

  async saveDraft(
    token: string,
    values: Record<string, unknown>,
    browser: Browser,
  ): ReturnType<SecureForms['saveDraft']> {
    const found = this.#own(token, browser);
    if ('kind' in found) return found;
    this.saved.push({ token, values });
    const draft: SavedDraft = {
      draftCode: 'CG-1',
      savedAt: '2026-01-01T00:00:00.000Z',
      expiresAt: '2026-01-01T00:15:00.000Z',
      understood: {},
      masked: {},
      errors: [],
    };
    return { kind: 'saved', draft };
  }

  async open(token: string, browser: Browser): ReturnType<SecureForms['open']> {
    const found = this.#find(token, browser.secret);
    if ('kind' in found) return found;
    const form: OpenForm = {
      takesFiles: found.form.fields.some(({ type }) => type === 'file'),
      addFile: async (field, bytes) => this.#addFile(token, field, bytes, browser),
      submit: (values) => this.submit(token, values, browser),
    };
    return { kind: 'open', form };
  }

  async removeFile(token: string, id: string, browser: Browser): ReturnType<SecureForms['removeFile']> {
    const found = this.#own(token, browser);
    if ('kind' in found) return found;
    this.removed.push(id);
    return { kind: 'removed' };
  }

  #addFile(
    token: string,
    field: string,
    bytes: Uint8Array,
    browser: Browser,
  ): Awaited<ReturnType<OpenForm['addFile']>> {
    const found = this.#own(token, browser);
    if ('kind' in found) return found;
    if (field !== 'photo') return refused('not-found');
    if (bytes.length < 4)
      return { kind: 'errors', errors: [{ field: 'photo', code: 'not-a-picture', message: '不是照片' }] };
    this.added.push({ token, field, bytes });
    const file = { id: `f${this.added.length}`, field: 'photo', name: '照片.jpg', width: 3, height: 2 };
    return { kind: 'added', file, expiresAt: '2026-01-01T00:15:00.000Z' };
  }

  #own(token: string, browser: Browser): Kept | FormRefusal | { kind: 'unavailable' } {
    const found = this.#find(token, browser.secret);
    if ('kind' in found) return found;
    if (found.owner === undefined || found.owner !== browser.secret) return refused('wrong-browser');
    return this.unavailable ? { kind: 'unavailable' } : found;
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
