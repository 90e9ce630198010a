import { randomInt, randomUUID } from 'node:crypto';
import type { Appeal } from '../../domain/appeals/appeal.ts';
import { type AppealEvent, advance } from '../../domain/appeals/machine.ts';
import type { Acted, Appeals, DraftChange } from '../../domain/appeals/ports.ts';
import { newDraftCode, newReceipt } from '../../domain/appeals/receipt.ts';
import { destinationKey } from '../destination.ts';
import { type AppealsDeps, circumstances, queryCodeOf } from './appeal-deps.ts';
import { readAppeal, readWhole } from './appeal-rows.ts';
import { auditEffect, effectsOfChange } from './effects-of-change.ts';
import { findByDraftCode, findByReceipt } from './find-appeal.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What a citizen can do with appeals: see the port. */
export function createAppeals(deps: AppealsDeps): Appeals {
  const { store, vault, clock, figures } = deps;
  const get = (id: string) => readAppeal(store.read, id, vault);

  async function act(
    id: string,
    event: (appeal: Appeal) => AppealEvent,
    change: DraftChange = {},
  ): Promise<Acted> {
    const appeal = await get(id);
    if (!appeal) return { kind: 'refused', why: 'not-found' };
    const answer = advance({ ...appeal, ...change }, event(appeal), circumstances(deps));
    if (!answer.ok) return { kind: 'refused', why: answer.why };
    const effects = await effectsOfChange(deps, answer.appeal, answer.consequences, 'citizen');
    return { kind: 'done', appeal: answer.appeal, effects };
  }

  return {
    get,
    queryCode: (id) => queryCodeOf(vault, id),
    find: (query) => findByReceipt(query, deps),
    findByDraftCode: (query) => findByDraftCode(query, deps),

    async ofConversation(conversationId) {
      const rows = await store.read
        .selectFrom('appeals')
        .selectAll()
        .where('conversation_id', '=', conversationId)
        .orderBy('begun_at', 'desc')
        .execute();
      return readWhole(store.read, rows, vault);
    },

    async begin({ kind, conversationId, locale, contact, statement = {} }) {
      const now = clock();
      const most = figures.appealsPerContactDay;
      const [blocking] = await store.read
        .selectFrom('appeals')
        .select('begun_at')
        .where('contact_key', '=', destinationKey(vault, contact.channel, contact.to))
        .where('begun_at', '>', now - DAY)
        .orderBy('begun_at', 'desc')
        .limit(1)
        .offset(most - 1)
        .execute();
      if (blocking)
        return { kind: 'limited', hours: Math.max(1, Math.ceil((blocking.begun_at + DAY - now) / HOUR)) };

      const draftCode = newDraftCode(() => randomInt(32));
      const appeal: Appeal & { draftCode: string } = {
        id: randomUUID(),
        version: 1,
        kind,
        state: 'draft',
        conversationId,
        locale,
        contact,
        statement,
        documents: [],
        draftCode,
        begunAt: now,
        decisions: [],
        history: [{ state: 'draft', at: now }],
      };
      const effects = [
        { do: 'begin-appeal' as const, appeal, most },
        auditEffect(deps, appeal, 'appeal.begun', 'citizen'),
      ];
      return { kind: 'begun', appeal, draftCode, effects };
    },

    async save(id, change) {
      const appeal = await get(id);
      if (!appeal) return { kind: 'refused', why: 'not-found' };
      if (appeal.state !== 'draft') return { kind: 'refused', why: 'wrong-state' };
      const saved = { ...appeal, ...change, version: appeal.version + 1 };
      return { kind: 'done', appeal: saved, effects: [{ do: 'save-appeal', appeal: saved }] };
    },

    async submit(id, change) {
      const before = await get(id);
      if (before?.receipt) return { kind: 'already', appeal: before };
      const receipt = newReceipt(clock(), () => randomInt(32));
      return act(id, () => ({ kind: 'submitted', receipt }), change);
    },

    supplement: (id, change) => act(id, () => ({ kind: 'supplemented' }), change),
    withdraw: (id) => act(id, () => ({ kind: 'withdrawn' })),
  };
}
