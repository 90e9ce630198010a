import type { Account } from '../../../src/domain/account.ts';
import type { Appeal, AppealDocument, AppealState } from '../../../src/domain/appeals/appeal.ts';
import type { AuditAct } from '../../../src/domain/audit.ts';
import type { Effect } from '../../../src/domain/effect.ts';
import { FIGURES, type Figures } from '../../../src/domain/figures.ts';
import { seekAppeal } from '../../../src/services/appeals/find-appeal.ts';
import { createAudit, writeAudit } from '../../../src/services/audit.ts';
import { codeMac } from '../../../src/services/codes/code-deps.ts';
import { tryCode } from '../../../src/services/codes/judge-code.ts';
import { takeSendQuotas } from '../../../src/services/codes/request-code.ts';
import { writeEffects } from '../../../src/services/commits.ts';
import { createConversation, createConversations } from '../../../src/services/conversations.ts';
import {
  claimDeliveryRows,
  keepDeliveryAddress,
  restDelivery,
} from '../../../src/services/deliveries/delivery-rows.ts';
import { deliverDemoMessage } from '../../../src/services/demo/demo-delivery.ts';
import { createDemoDirectory } from '../../../src/services/demo/demo-directory.ts';
import { climbLadder } from '../../../src/services/demo/demo-login.ts';
import { seedDemoAccounts } from '../../../src/services/demo/demo-seed.ts';
import { pruneStalePapers } from '../../../src/services/files/paper-housekeeping.ts';
import {
  bindFormBrowser,
  claimForm,
  completeForm,
  extendForm,
  releaseForm,
} from '../../../src/services/forms.ts';
import { pruneStaleRows } from '../../../src/services/housekeeping.ts';
import { judgeIdentity } from '../../../src/services/identity-check.ts';
import { addressCode, addressContactCode } from '../../../src/services/outbox/address-code.ts';
import { claimRows, retryRowLater } from '../../../src/services/outbox/outbox-rows.ts';
import { countRefusedPassword } from '../../../src/services/refused-passwords.ts';
import { commitOrConflict, type Store } from '../../../src/services/store/store.ts';
import { closeTicket, reserveTicket } from '../../../src/services/tickets/tickets.ts';
import { createVault } from '../../../src/services/vault.ts';
import { DAY } from '../../support/clock.ts';
import { account } from '../codes/setup.ts';
import { newConversation, nextTurn, SECRET } from '../harness.ts';
import { ENGINES, type OpenedEngine } from './engines.ts';

/** Right only where transactions run as if one after another, as SQLite's one writer has them run. */
const isolated = test;
/** Right on every engine: one statement with its condition, or a key, sees to it. */
const guarded = test;

/**
 * What must hold however many write at the same moment, on every engine there is. In one file, long as it is, so that
 * whoever brings another engine has the whole list.
 */
describe.each(Object.entries(ENGINES))('%s', (_, openEngine) => {
  const vault = createVault(SECRET);
  const now = Date.parse('2026-03-02T10:00:00+08:00');
  let engine: OpenedEngine;
  let store: Store;
  beforeEach(async () => {
    engine = await openEngine();
    [store] = engine.handles;
  });
  afterEach(() => engine.close());

  /** So many begun at the same moment, by turns through all handles. */
  function atOnce<T>(count: number, begin: (on: Store, nth: number) => Promise<T>): Promise<T[]> {
    const { handles } = engine;
    return Promise.all(
      Array.from({ length: count }, (_, i) => begin(handles[i % handles.length] ?? store, i)),
    );
  }

  const apply = (on: Store, ...effects: Effect[]) => commitOrConflict(on, writeEffects, { effects, now });
  const figures = (more: Partial<Figures>): Figures => ({ ...FIGURES, ...more });
  const howMany = <T>(answers: T[], wanted: T) => answers.filter((answer) => answer === wanted).length;
  const audit = (act: AuditAct, accountId: string): Effect => ({
    do: 'audit',
    entry: { at: now, act, actor: 'citizen', accountId },
  });

  /** Each act of these accounts after which the guarded one must not come, in the order of the audit's chain. */
  async function actsOf(accountId: string): Promise<string[]> {
    const rows = await store.read
      .selectFrom('audit')
      .select('act')
      .where('account_id', '=', accountId)
      .orderBy('seq')
      .execute();
    return rows.map(({ act }) => act);
  }

  /**
   * Pairs of what needs something and what takes it away, each with its act in the audit's chain: in no pair may
   * the first come after the second.
   */
  async function neverAfter(needs: (name: string) => Effect[], takesAway: (name: string) => Effect[]) {
    const names = Array.from({ length: 30 }, (_, i) => `a${i}`);
    await atOnce(names.length * 2, (on, i) => {
      const name = names[i >> 1] ?? '';
      // The order changes from pair to pair, and from handle to handle.
      return (i + (i >> 2)) % 2 === 0
        ? apply(on, ...needs(name), audit('password.reset', name))
        : apply(on, ...takesAway(name), audit('account.held', name));
    });
    for (const name of names)
      expect([['password.reset', 'account.held'], ['account.held']]).toContainEqual(await actsOf(name));
  }

  describe('accounts that are held', () => {
    isolated('unless-held: nothing is done for an account after it is held', () =>
      neverAfter(
        (accountId) => [{ do: 'unless-held', accountId }],
        (accountId) => [{ do: 'hold-account', accountId, at: now }],
      ),
    );

    guarded('release-account: one of several releases it', async () => {
      await apply(store, { do: 'hold-account', accountId: 'a', at: now });
      const answers = await atOnce(10, (on) => apply(on, { do: 'release-account', accountId: 'a' }));
      expect(howMany(answers, 'committed')).toBe(1);
    });
  });

  const DIGITS = '123456';
  const phone = (n: number) => ({ kind: 'phone' as const, value: `1990000${String(n).padStart(4, '0')}` });
  /** A code of a conversation, sent or not, with the digits above. */
  function issue(id: string, conversationId: string, identifier = phone(1)): Effect {
    const code = { id, conversationId, purpose: 'reset-password' as const };
    const mac = codeMac(vault, code, DIGITS);
    const times = { issuedAt: now, expiresAt: now + 300_000 };
    return { do: 'issue-code', code: { ...code, channel: 'sms', identifier, mac, ...times } };
  }
  const guess = (on: Store, codeId: string, conversationId: string, digits: string, limits = FIGURES) =>
    on.transact(tryCode, {
      guess: { codeId, conversationId, digits, address: 'x' },
      now,
      figures: limits,
      codeDelay: 0,
    });
  const ledgerSum = async () => {
    const rows = await store.read.selectFrom('ledgers').select(['key', 'failures']).execute();
    return new Map(rows.map(({ key, failures }) => [key, failures]));
  };

  describe('codes', () => {
    /** A conversation that has proven an account by a right code. */
    async function prove(name: string): Promise<void> {
      await apply(store, issue(`code-${name}`, name));
      const of = { codeId: `code-${name}`, key: name, now };
      const limits = figures({ sendsPerDestinationHour: 1000, sendsPerDestinationDay: 1000 });
      await store.transact(addressCode, { ...of, accounts: [account(name)], figures: limits });
      await apply(store, { do: 'use-code', codeId: `code-${name}`, at: now });
    }

    isolated('of wrong guesses at one code no more are compared than it has tries', async () => {
      await apply(store, issue('k', 'c'));
      const looks = await atOnce(20, (on) => guess(on, 'k', 'c', '000000'));
      const kinds = looks.map((look) => (look.kind === 'answered' ? look.answer.kind : look.kind));
      expect([howMany(kinds, 'wrong'), howMany(kinds, 'used-up')]).toEqual([FIGURES.codeTries, 15]);
    });

    isolated(
      'of wrong guesses at several codes of one name no more are compared than its ledger allows',
      async () => {
        for (let n = 0; n < 6; n++) await apply(store, issue(`k${n}`, `c${n}`));
        const looks = await atOnce(24, (on, i) => guess(on, `k${i % 6}`, `c${i % 6}`, '000000'));
        const kinds = looks.map((look) => (look.kind === 'answered' ? look.answer.kind : look.kind));
        expect(howMany(kinds, 'wrong')).toBe(FIGURES.freezeEvery - 1);
        expect(howMany(kinds, 'frozen')).toBe(24 - FIGURES.freezeEvery + 1);
        const counted = [...(await ledgerSum())].filter(([key]) => key.startsWith('sms/i:'));
        expect(counted.map(([, failures]) => failures)).toEqual([FIGURES.freezeEvery]);
      },
    );

    guarded('use-code: a right code is used once', async () => {
      await apply(store, issue('k', 'c'));
      const answers = await atOnce(10, (on) => apply(on, { do: 'use-code', codeId: 'k', at: now }));
      expect(howMany(answers, 'committed')).toBe(1);
    });

    guarded('spend-proof: a proof opens one form', async () => {
      await prove('a');
      const answers = await atOnce(10, (on) =>
        apply(on, { do: 'spend-proof', conversationId: 'a', accountId: 'a' }),
      );
      expect(howMany(answers, 'committed')).toBe(1);
    });

    isolated('unless-disproven: nothing is done on a proof after it is taken away', async () => {
      for (let i = 0; i < 30; i++) {
        await prove(`a${i}`);
        await apply(store, { do: 'spend-proof', conversationId: `a${i}`, accountId: `a${i}` });
      }
      await neverAfter(
        (accountId) => [{ do: 'unless-disproven', conversationId: accountId, accountId }],
        (accountId) => [{ do: 'void-account-codes', accountId }],
      );
    });
  });

  describe('quotas of sending', () => {
    const take = (on: Store, id: string, send: { name: string; conversation: string }, limits: Figures) =>
      on.transact(takeSendQuotas, {
        id,
        send: {
          identifierKey: send.name,
          conversationId: send.conversation,
          channel: 'sms',
          address: 'hall',
        },
        purpose: 'reset-password',
        now,
        figures: limits,
      });
    const taken = (answers: unknown[]) => howMany(answers, undefined);

    isolated('a name is sent one code at a time', async () => {
      const answers = await atOnce(20, (on, i) =>
        take(on, `s${i}`, { name: 'n', conversation: `c${i}` }, FIGURES),
      );
      expect(taken(answers)).toBe(1);
    });

    isolated('a conversation asks for so many names', async () => {
      const answers = await atOnce(20, (on, i) =>
        take(on, `s${i}`, { name: `n${i}`, conversation: 'c' }, FIGURES),
      );
      expect(taken(answers)).toBe(FIGURES.targetsPerConversationDay);
    });

    isolated('an address, and all together, ask for so many', async () => {
      const ask = (round: string, limits: Figures) =>
        atOnce(20, (on, i) => take(on, `${round}${i}`, { name: `n${i}`, conversation: `c${i}` }, limits));
      expect(taken(await ask('first', figures({ firstSendsPerAddressHour: 7 })))).toBe(7);
      expect(taken(await ask('then', figures({ requestsGlobalHour: 9 })))).toBe(2);
    });

    /** Codes on their way, each addressed in a transaction of its own. */
    async function address(count: number, to: 'account' | 'contact', limits: Figures, near = false) {
      for (let n = 0; n < count; n++) await apply(store, issue(`${to}${n}`, `c${n}`));
      const answers = await atOnce(count, (on, n) => {
        const code = { codeId: `${to}${n}`, key: `code:${to}${n}`, now, figures: limits };
        const value = phone(near ? 1 : n).value;
        const accounts: Account[] = [account('a', { phone: value })];
        return to === 'account'
          ? on.transact(addressCode, { ...code, accounts })
          : on.transact(addressContactCode, { ...code, to: value });
      });
      return howMany(
        answers.map(({ kind }) => kind),
        'to',
      );
    }

    isolated('a destination gets so many an hour, whoever they are for', async () => {
      expect(await address(20, 'account', FIGURES, true)).toBe(FIGURES.sendsPerDestinationHour);
      expect(await address(20, 'contact', FIGURES, true)).toBe(0);
    });

    isolated('all together get so many an hour, and contacts to be proven a share of that', async () => {
      expect(await address(20, 'contact', figures({ sendsGlobalHour: 12 }))).toBe(4);
      expect(await address(20, 'account', figures({ sendsGlobalHour: 12 }))).toBe(8);
    });
  });

  describe('ledgers', () => {
    isolated('of claims to be somebody no more are judged than the ledger allows', async () => {
      const claim = { fits: false, accountId: 'a', conversationId: 'c', now, figures: FIGURES };
      const answers = await atOnce(30, (on) => on.transact(judgeIdentity, claim));
      expect(
        howMany(
          answers.map(({ kind }) => kind),
          'mismatch',
        ),
      ).toBe(FIGURES.freezeEvery - 1);
      expect([...(await ledgerSum()).values()]).toEqual([FIGURES.freezeEvery]);
    });

    isolated('of guesses at receipts from one address no more are judged than it may make', async () => {
      const limit = (freezeEvery: number) => ({ freezeEvery, freezeHours: 24, disableAt: 1e9 });
      const answers = await atOnce(30, (on, i) =>
        on.transact(seekAppeal, {
          what: { by: 'draft', key: `guess ${i}` },
          address: 'x',
          conversationId: `c${i}`,
          now,
          figures: { ofCode: limit(10), ofAddress: limit(12) },
        }),
      );
      expect(
        howMany(
          answers.map(({ kind }) => kind),
          'none',
        ),
      ).toBe(11);
    });

    isolated('no refused password is forgotten', async () => {
      const refused = { accountId: 'a', conversationId: 'c', rule: 'old' as const };
      await atOnce(30, (on) => on.transact(countRefusedPassword, { refused, now, figures: FIGURES }));
      expect([...(await ledgerSum()).values()]).toEqual([30]);
    });

    isolated('a wrong password at the demo’s portal climbs one rung', async () => {
      const rungs = await atOnce(4, (on) => on.transact(climbLadder, { key: 'a', fits: false, now }));
      expect(rungs.map(({ failures }) => failures).sort()).toEqual([1, 2, 3, 4]);
    });
  });

  describe('appeals', () => {
    const document = (id: string, kind: AppealDocument['kind'] = 'screenshot'): AppealDocument => {
      return { id, kind, size: 1, width: 1, height: 1, at: now };
    };
    const appeal = (
      id: string,
      version = 1,
      state: AppealState = 'draft',
    ): Appeal & { draftCode: string } => ({
      ...{ id, version, state, kind: 'unlock', conversationId: 'c', locale: 'zh-CN', statement: {} },
      ...{ contact: { channel: 'sms', to: phone(1).value }, documents: [], draftCode: id, begunAt: now },
      ...{ decisions: [], history: [] },
    });
    const begin = (on: Store, id: string, most = 1000) =>
      apply(on, { do: 'begin-appeal', appeal: appeal(id), most });

    isolated('begin-appeal: so many from one contact', async () => {
      const answers = await atOnce(20, (on, i) => begin(on, `p${i}`, 5));
      expect(howMany(answers, 'committed')).toBe(5);
    });

    guarded('save-appeal: of several changes to one version one is made', async () => {
      await begin(store, 'p');
      const answers = await atOnce(10, (on) => apply(on, { do: 'save-appeal', appeal: appeal('p', 2) }));
      expect(howMany(answers, 'committed')).toBe(1);
    });

    isolated('add-document: so many, and so many of a kind', async () => {
      for (const id of ['p', 'q']) await begin(store, id);
      const add = (appealId: string, mostOfKind: number) =>
        atOnce(20, (on, i) =>
          apply(on, {
            ...{ do: 'add-document', appealId, document: document(`${appealId}${i}`), most: 6, mostOfKind },
          }),
        );
      expect(howMany(await add('p', 100), 'committed')).toBe(6);
      expect(howMany(await add('q', 2), 'committed')).toBe(2);
    });

    isolated.each<[string, (id: string) => Effect]>([
      ['add', (id) => ({ do: 'add-document', appealId: id, document: document(id), most: 9, mostOfKind: 9 })],
      ['remove', (id) => ({ do: 'remove-document', appealId: id, documentId: id })],
    ])('%s-document: none once it is handed in', async (_what, change) => {
      for (let i = 0; i < 30; i++) await begin(store, `a${i}`);
      await neverAfter(
        (id) => [change(id)],
        (id) => [{ do: 'save-appeal', appeal: appeal(id, 2, 'accepted') }],
      );
    });

    isolated('a draft that is handed in is not pruned as stale', async () => {
      const ids = Array.from({ length: 20 }, (_, i) => `p${i}`);
      for (const id of ids) await begin(store, id);
      const later = now + FIGURES.draftDays * DAY;
      const answers = await atOnce(ids.length * 2, (on, i) =>
        i % 3 === 0
          ? on.transact(pruneStalePapers, { now: later, figures: FIGURES }).then(() => undefined)
          : commitOrConflict(on, writeEffects, {
              effects: [{ do: 'save-appeal', appeal: appeal(`p${i >> 1}`, 2, 'accepted') }],
              now: later,
            }),
      );
      expect(
        await store.read.selectFrom('appeals').select('id').where('state', '=', 'accepted').execute(),
      ).toHaveLength(howMany(answers, 'committed'));
    });
  });

  describe('forms', () => {
    const open = (id: string): Effect => ({
      do: 'open-form',
      form: {
        ...{ id, token: id, conversationId: id, purpose: 'new-password', accountId: id },
        ...{ locale: 'zh-CN', expiresAt: now + 900_000 },
      },
    });
    const claim = (on: Store, id: string) => commitOrConflict(on, claimForm, { id, effects: [], now });
    const complete = (on: Store, id: string) =>
      commitOrConflict(on, completeForm, { id, effects: [], now, result: '{}' });

    guarded('one browser gets it, one submission claims it and one completes it', async () => {
      await apply(store, open('f'));
      const bound = await atOnce(10, (on, i) => on.transact(bindFormBrowser, { id: 'f', hash: `${i}` }));
      expect(howMany(bound, true)).toBe(1);
      expect(howMany(await atOnce(10, (on) => claim(on, 'f')), 'committed')).toBe(1);
      expect(howMany(await atOnce(10, (on) => complete(on, 'f')), 'committed')).toBe(1);
    });

    guarded('what is claimed is not voided, what is voided is not claimed', async () => {
      const ids = Array.from({ length: 20 }, (_, i) => `f${i}`);
      for (const id of ids) await apply(store, open(id));
      const claims = await atOnce(ids.length * 2, async (on, i) => {
        const id = ids[i >> 1] ?? '';
        if ((i + (i >> 2)) % 2 === 0) return [id, await claim(on, id)] as const;
        await apply(on, { do: 'void-forms', conversationId: id });
        return undefined;
      });
      const rows = await store.read.selectFrom('forms').select(['id', 'status']).execute();
      const statusOf = new Map(rows.map(({ id, status }) => [id, status]));
      for (const claimed of claims)
        if (claimed)
          expect([claimed[1], statusOf.get(claimed[0])]).toEqual(
            claimed[1] === 'committed' ? ['committed', 'working'] : ['conflict', 'void'],
          );
    });

    guarded('what is completed is not released as well', async () => {
      await apply(store, open('f'));
      await claim(store, 'f');
      const answers = await atOnce(10, (on, i) =>
        i % 2 === 0 ? complete(on, 'f') : on.transact(releaseForm, { id: 'f' }).then(() => 'released'),
      );
      const row = await store.read.selectFrom('forms').select('status').executeTakeFirstOrThrow();
      expect(row.status).toBe(howMany(answers, 'committed') === 1 ? 'done' : 'open');
    });

    guarded('the announcement of a form’s end goes with the form', async () => {
      const ids = Array.from({ length: 20 }, (_, i) => `f${i}`);
      for (const id of ids) await apply(store, open(id));
      await atOnce(ids.length * 2, async (on, i) => {
        const id = ids[i >> 1] ?? '';
        if ((i + (i >> 2)) % 2 === 0) await on.transact(extendForm, { id, until: now + 1_800_000, now });
        else await apply(on, { do: 'void-forms', conversationId: id });
      });
      expect(await store.read.selectFrom('deadlines').select('id').execute()).toEqual([]);
    });
  });

  describe('conversations', () => {
    const conversations = (on: Store) => createConversations({ store: on, vault, clock: () => now });

    guarded('one of several creates it, one of several turns is the next', async () => {
      const conversation = newConversation('c');
      const created = await atOnce(10, (on) => on.transact(createConversation, { conversation, now }));
      expect(howMany(created, true)).toBe(1);
      const turns = await atOnce(10, (on, i) =>
        conversations(on).commit(nextTurn(conversation, { clientId: `k${i}` })),
      );
      expect(howMany(turns, 'committed')).toBe(1);
      expect(await conversations(store).readLog('c', 0, 100)).toHaveLength(2);
    });

    isolated('one in which something is said is not pruned as stale', async () => {
      const ids = Array.from({ length: 20 }, (_, i) => `c${i}`);
      for (const id of ids) await conversations(store).create(newConversation(id));
      const later = now + 31 * FIGURES.conversationKeptMonths * DAY;
      const answers = await atOnce(ids.length * 2, (on, i) =>
        i % 3 === 0
          ? on.transact(pruneStaleRows, { now: later, figures: FIGURES }).then(() => undefined)
          : createConversations({ store: on, vault, clock: () => later }).commit(
              nextTurn(newConversation(`c${i >> 1}`)),
            ),
      );
      expect(await store.read.selectFrom('conversations').select('id').execute()).toHaveLength(
        howMany(answers, 'committed'),
      );
    });

    guarded('meet-deadline: a deadline takes effect once', async () => {
      const deadline = { id: 'd', conversationId: 'c', dueAt: now, event: { name: 'idle' as const } };
      await apply(store, { do: 'set-deadline', deadline });
      const answers = await atOnce(10, (on) => apply(on, { do: 'meet-deadline', deadlineId: 'd' }));
      expect(howMany(answers, 'committed')).toBe(1);
    });
  });

  describe('the outbox', () => {
    const send = (key: string): Effect => ({
      do: 'send',
      message: { kind: 'notice', key, channel: 'sms', to: '1', purpose: 'p', subject: '', text: 't' },
    });

    guarded('a key is there once, taken by one worker, and put back by none but that', async () => {
      const keys = Array.from({ length: 20 }, (_, i) => `m${i}`);
      await atOnce(40, (on, i) => apply(on, send(keys[i % 20] ?? '')));
      const taken = (await atOnce(6, (on) => on.transact(claimRows, { keys, now }))).flat();
      expect(taken.map(({ key }) => key).sort()).toEqual([...keys].sort());
      await atOnce(2, (on, i) => on.transact(retryRowLater, { key: 'm0', attempts: i * 2, at: now }));
      const row = await store.read
        .selectFrom('outbox')
        .select('status')
        .where('key', '=', 'm0')
        .executeTakeFirstOrThrow();
      expect(row.status).toBe('sending');
    });

    guarded(
      'a conversation’s entries are taken to its channel by one worker, and none that comes is left',
      async () => {
        const ids = Array.from({ length: 20 }, (_, i) => `c${i}`);
        const want = (id: string, upTo: number): Effect => ({ do: 'deliver', conversationId: id, upTo });
        for (const conversationId of ids) {
          await store.transact(createConversation, { conversation: newConversation(conversationId), now });
          await store.transact(keepDeliveryAddress, { conversationId, address: 'x' });
        }
        for (const id of ids) await apply(store, want(id, 1));
        const taken = await atOnce(6, (on) => on.transact(claimDeliveryRows, { ids, now }));
        expect(
          taken
            .flat()
            .map((row) => row.conversation_id)
            .sort(),
        ).toEqual([...ids].sort());
        await atOnce(ids.length * 2, async (on, i) => {
          const conversationId = ids[i >> 1] ?? '';
          if ((i + (i >> 2)) % 2 === 0) await apply(on, want(conversationId, 2));
          else await on.transact(restDelivery, { conversationId, seq: 1, now });
        });
        const due = await atOnce(1, (on) => on.transact(claimDeliveryRows, { ids, now }));
        expect(due.flat()).toHaveLength(ids.length);
      },
    );

    isolated('every message of the demo has a number of its own', async () => {
      const message = { channel: 'sms' as const, to: '1', purpose: 'p', subject: '', text: 't' };
      await atOnce(30, (on, i) =>
        on.transact(deliverDemoMessage, { message: { ...message, key: `m${i}` }, now }),
      );
      const rows = await store.read.selectFrom('demo_outbox').select('seq').execute();
      expect(new Set(rows.map(({ seq }) => seq)).size).toBe(30);
    });
  });

  describe('tickets', () => {
    const reserve = (on: Store, requestId: string, from: { conversationId: string; origin: string }) =>
      on.transact(reserveTicket, { requestId, ...from, now, figures: FIGURES });

    isolated('a hundred at once get a hundred numbers in a row, or a refusal', async () => {
      const limits = figures({ ticketsPerAddressDay: 1000 });
      const answers = await atOnce(100, (on, i) =>
        on.transact(reserveTicket, {
          ...{ requestId: `r${i}`, conversationId: `c${i}`, origin: 'x', now, figures: limits },
        }),
      );
      const numbers = answers.map((answer) => (answer.kind === 'number' ? answer.number : ''));
      const inARow = Array.from({ length: 100 }, (_, i) => `RG20260302${String(i + 1).padStart(4, '0')}`);
      expect(numbers.sort()).toEqual(inARow);
    });

    isolated('one request gets one number', async () => {
      const answers = await atOnce(10, (on) => reserve(on, 'r', { conversationId: 'c', origin: 'x' }));
      expect(new Set(answers.map((answer) => answer.kind === 'number' && answer.number)).size).toBe(1);
      expect(await store.read.selectFrom('tickets').select('number').execute()).toHaveLength(1);
    });

    isolated('a conversation and an address get so many', async () => {
      const ofOne = await atOnce(20, (on, i) =>
        reserve(on, `r${i}`, { conversationId: 'c', origin: `x${i}` }),
      );
      const kinds = (answers: { kind: string }[]) => answers.map(({ kind }) => kind);
      expect(howMany(kinds(ofOne), 'number')).toBe(FIGURES.ticketsPerConversationDay);
      const ofHall = await atOnce(60, (on, i) =>
        reserve(on, `h${i}`, { conversationId: `h${i}`, origin: 'hall' }),
      );
      expect(howMany(kinds(ofHall), 'number')).toBe(FIGURES.ticketsPerAddressDay);
    });

    guarded('open-ticket: one message is left under a number, and one colleague closes it', async () => {
      await reserve(store, 'r', { conversationId: 'c', origin: 'x' });
      const number = 'RG202603020001';
      const content = {
        ...{ reachedAt: { kind: 'phone' as const, value: '1' }, problem: 'p', stated: [] },
        locale: 'zh-CN' as const,
      };
      const opened = await atOnce(10, (on) =>
        apply(on, { do: 'open-ticket', number, conversationId: 'c', at: now, content }),
      );
      expect(howMany(opened, 'committed')).toBe(1);
      const closed = await atOnce(10, (on, i) => on.transact(closeTicket, { number, by: `${i}`, at: now }));
      expect(howMany(closed, 'closed')).toBe(1);
    });
  });

  isolated('the audit’s chain has one tail', async () => {
    await atOnce(60, (on, i) => on.transact(writeAudit, { at: i, act: 'code.wrong', actor: 'citizen' }));
    expect(await createAudit({ store }).verify()).toBeUndefined();
    expect(await store.read.selectFrom('audit').select('seq').execute()).toHaveLength(60);
  });

  describe('the demo’s directory', () => {
    const accounts = Array.from({ length: 8 }, (_, i) => ({
      ...account(`a${i}`, { phone: phone(i).value }),
      password: 'Qinghe-3-Luhua',
    }));

    isolated('is seeded once by several at once', async () => {
      await atOnce(4, (on) => on.transact(seedDemoAccounts, { accounts }));
      expect(await store.read.selectFrom('demo_accounts').select('id').execute()).toHaveLength(8);
    });

    isolated('keeps both of two changes to an account', async () => {
      await store.transact(seedDemoAccounts, { accounts });
      const directory = createDemoDirectory({ store, vault, clock: () => now });
      await atOnce(accounts.length * 2, async (on, i) => {
        const of = { requestId: `${i}`, accountId: `a${i >> 1}` };
        const effects =
          i % 2 === 0
            ? await directory.freeze(of)
            : await directory.replaceContact({ ...of, channel: 'sms', to: phone(100 + i).value });
        await apply(on, ...effects);
      });
      for (const [i, { id }] of accounts.entries())
        expect(await directory.get(id)).toMatchObject({ status: 'locked', phone: phone(101 + 2 * i).value });
    });
  });
});
