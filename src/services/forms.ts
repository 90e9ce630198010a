import type { Deadline, Effect } from '../domain/effect.ts';
import type { Clock, Forms, Vault } from '../domain/ports.ts';
import { type FormPurpose, type FormStatus, isFromChat, type SecureForm } from '../domain/secure-form.ts';
import { applyEffects } from './effects/apply-effects.ts';
import { dropDeadlines, setDeadline } from './effects/deadline-effects.ts';
import { abandonForm, formExpiryId, formStuckId, formTokenHash } from './effects/form-effects.ts';
import type { FormRow } from './store/schema.ts';
import { Conflict, commitOrConflict, procedure, type Store } from './store/store.ts';

/** Longer than any directory may take to answer. */
const STUCK_AFTER_MS = 120_000;

export interface FormsDeps {
  store: Store;
  vault: Vault;
  clock: Clock;
  /** Told what was written, after it is. */
  committed?: (effects: Effect[]) => void;
}

/** How the browser's secret is kept: compare a form's `browserHash` with this. */
export function formBrowserHash(vault: Vault, browser: string): string {
  return vault.blind('form-browser', browser);
}

export function createForms({ store, vault, clock, committed }: FormsDeps): Forms {
  async function findOne(column: 'id' | 'token_hash', value: string): Promise<SecureForm | undefined> {
    const row = await store.read.selectFrom('forms').selectAll().where(column, '=', value).executeTakeFirst();
    return row && toForm(row, vault);
  }

  return {
    findByToken: (token) => findOne('token_hash', formTokenHash(vault, token)),
    get: (id) => findOne('id', id),

    bindBrowser: (id, browser) =>
      store.transact(bindFormBrowser, { id, hash: formBrowserHash(vault, browser) }),

    isBoundTo: ({ browserHash }, browser) => browserHash === formBrowserHash(vault, browser),

    extend: (id, until) => store.transact(extendForm, { id, until, now: clock() }),

    claim: (id, effects) => commitOrConflict(store, claimForm, { id, effects, now: clock() }),

    release: (id) => store.transact(releaseForm, { id }),

    complete(id, result, effects) {
      const input = { id, result: JSON.stringify(result), effects, now: clock() };
      return commitOrConflict(store, completeForm, input, committed);
    },
  };
}

interface FormChange {
  id: string;
  effects: Effect[];
  now: number;
}

/**
 * False when it is bound to another browser.
 *
 * Of two browsers at once one gets it: the one conditional statement sees to that.
 */
export const bindFormBrowser = procedure(
  'form.bind-browser',
  async (trx, { id, hash }: { id: string; hash: string }): Promise<boolean> => {
    const { numUpdatedRows } = await trx
      .updateTable('forms')
      .set({ browser_hash: hash })
      .where('id', '=', id)
      .where((is) => is.or([is('browser_hash', 'is', null), is('browser_hash', '=', hash)]))
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },
);

/**
 * Nobody may claim, void or complete the form between its two statements, or its announcement would be moved
 * when there is nothing left to announce.
 */
export const extendForm = procedure(
  'form.extend',
  async (trx, { id, until, now }: { id: string; until: number; now: number }): Promise<void> => {
    const { numUpdatedRows } = await trx
      .updateTable('forms')
      .set({ expires_at: until })
      .where('id', '=', id)
      .where('status', '=', 'open')
      .where('expires_at', '>', now)
      .where('expires_at', '<', until)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return;
    await trx.updateTable('deadlines').set({ due_at: until }).where('id', '=', formExpiryId(id)).execute();
  },
);

/** Of two submissions, or a submission and a void, one gets it: the one conditional statement sees to that. */
export const claimForm = procedure(
  'form.claim',
  async (trx, { id, effects, now }: FormChange, tools): Promise<void> => {
    const form = await trx
      .updateTable('forms')
      .set({ status: 'working' })
      .where('id', '=', id)
      .where('status', '=', 'open')
      .where('expires_at', '>', now)
      .returning('conversation_id')
      .executeTakeFirst();
    if (!form) throw new Conflict('form');
    await setDeadline(trx, {
      id: formStuckId(id),
      conversationId: form.conversation_id,
      dueAt: now + STUCK_AFTER_MS,
      event: { name: 'form-stuck', formId: id },
    });
    await applyEffects(trx, effects, { ...tools, now });
  },
);

/** Nobody may complete the form at once with it: the one conditional statement sees to that. */
export const releaseForm = procedure(
  'form.release',
  (trx, { id }: { id: string }): Promise<void> => abandonForm(trx, id, 'open'),
);

/**
 * `result` is JSON. Answers with all that was done.
 *
 * Of two, or one and a release, one finds it claimed: the one conditional statement sees to that.
 */
export const completeForm = procedure(
  'form.complete',
  async (trx, { id, result, effects, now }: FormChange & { result: string }, tools): Promise<Effect[]> => {
    const form = await trx
      .updateTable('forms')
      .set({ status: 'done', result: tools.vault.seal(result) })
      .where('id', '=', id)
      .where('status', '=', 'working')
      .returning(['conversation_id', 'purpose'])
      .executeTakeFirst();
    if (!form) throw new Conflict('form');
    await dropDeadlines(trx, [formExpiryId(id), formStuckId(id)]);
    const awaited = isFromChat(form.purpose as FormPurpose);
    const done: Effect[] = awaited
      ? [{ do: 'set-deadline', deadline: formDone(id, form.conversation_id, now) }]
      : [];
    const all = [...done, ...effects];
    await applyEffects(trx, all, { ...tools, now });
    return all;
  },
);

function formDone(formId: string, conversationId: string, now: number): Deadline {
  return {
    id: `form-done:${formId}`,
    conversationId,
    dueAt: now,
    event: { name: 'form-done', formId },
  };
}

function toForm(row: FormRow, vault: Vault): SecureForm {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    purpose: row.purpose as FormPurpose,
    ...(row.account_id !== null && { accountId: row.account_id }),
    ...(row.appeal_id !== null && { appealId: row.appeal_id }),
    aux: row.aux === 1,
    locale: row.locale,
    status: row.status as FormStatus,
    expiresAt: row.expires_at,
    ...(row.browser_hash !== null && { browserHash: row.browser_hash }),
    ...(row.result !== null && { result: JSON.parse(vault.open(row.result)) }),
  };
}
