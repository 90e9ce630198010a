import type { Account, Channel } from '../../../src/domain/account.ts';
import { identifiersOf } from '../../../src/domain/account.ts';
import { DirectoryUnavailable } from '../../../src/domain/directory-unavailable.ts';
import type { Effect } from '../../../src/domain/effect.ts';
import { FIGURES, type Figures } from '../../../src/domain/figures.ts';
import type { Identifier } from '../../../src/domain/identify.ts';
import type { Directory } from '../../../src/domain/ports.ts';
import type { Codes, SendAnswer, SendRequest } from '../../../src/domain/recovery-ports.ts';
import { createCodes } from '../../../src/services/codes/codes.ts';
import { createCommits } from '../../../src/services/commits.ts';
import { destinationKey } from '../../../src/services/destination.ts';
import { type Bench, openBench } from '../harness.ts';

export const PHONE: Identifier = { kind: 'phone', value: '19900000001' };
export const STRANGER: Identifier = { kind: 'phone', value: '19900009999' };

export function account(id: string, more: Partial<Account> = {}): Account {
  return {
    id,
    kind: 'natural',
    username: `user-${id}`,
    phone: PHONE.value,
    email: `${id}@example.com`,
    realName: '陈晓明',
    idNumber: '110101199003070011',
    status: 'active',
    registeredAt: '2020-01-01T00:00:00.000Z',
    region: '北京市',
    ...more,
  };
}

/** A directory the test may change under the assistant's feet. Counts what it was asked. */
export function fakeDirectory(accounts: Account[]) {
  const asked: string[] = [];
  const state = { accounts, down: false, unavailable: false };
  const check = (what: string) => {
    asked.push(what);
    if (state.unavailable) throw new DirectoryUnavailable();
    if (state.down) throw new Error('directory is down');
  };
  const directory: Directory = {
    async find(identifier) {
      check('find');
      return state.accounts.filter((one) =>
        identifiersOf(one).some((own) => own.kind === identifier.kind && own.value === identifier.value),
      );
    },
    async get(id) {
      check('get');
      return state.accounts.find((one) => one.id === id);
    },
    isCurrentPassword: async () => false,
    resetPassword: async () => [],
    freeze: async () => [],
    unlock: async () => [],
    replaceContact: async () => [],
  };
  return { directory, asked, state };
}

export interface CodeBench extends Bench {
  codes: Codes;
  directory: ReturnType<typeof fakeDirectory>;
  errors: unknown[];
  ask(more?: Partial<SendRequest>): Promise<SendAnswer>;
  /** Asks, commits, and returns the code; the accounts are bound as the outbox worker would do it. */
  issue(options?: { accountIds?: string[]; request?: Partial<SendRequest> }): Promise<Issued>;
  guess(issued: Issued, typed: string): ReturnType<Codes['judge']>;
  commit(effects: Effect[]): Promise<string>;
  acts(): Promise<string[]>;
}

export interface Issued {
  id: string;
  digits: string;
  wrong: string;
  conversationId: string;
  effects: Effect[];
}

/** There is no pause between codes to the same name, unless the figures given have one. */
export async function openCodeBench(
  options: { figures?: Partial<Figures>; accounts?: Account[]; codeDelay?: number } = {},
): Promise<CodeBench> {
  const bench = await openBench();
  const figures = { ...FIGURES, resendSeconds: 0, ...options.figures };
  const directory = fakeDirectory(options.accounts ?? [account('a1')]);
  const errors: unknown[] = [];
  const { store, vault, clock } = bench;
  const codes = createCodes({
    store,
    vault,
    clock,
    figures,
    directory: directory.directory,
    codeDelay: () => options.codeDelay ?? 0,
    onError: (error) => errors.push(error),
  });
  const commits = createCommits(bench);

  const ask = (more: Partial<SendRequest> = {}) =>
    codes.request({
      conversationId: 'c1',
      origin: '203.0.113.5',
      identifier: PHONE,
      channel: 'sms',
      purpose: 'reset-password',
      locale: 'zh-CN',
      ...more,
    });

  return {
    ...bench,
    codes,
    directory,
    errors,
    ask,

    async issue({ accountIds = ['a1'], request = {} } = {}) {
      const answer = await ask(request);
      if (answer.kind !== 'sent') throw new Error(`not sent: ${JSON.stringify(answer)}`);
      if ((await commits.apply(answer.effects)) !== 'committed') throw new Error('conflict');
      if (accountIds.length > 0)
        await bind(bench, answer.code.id, answer.code.channel, accountIds, directory);
      const send = answer.effects.find((effect) => effect.do === 'send');
      const digits = send?.do === 'send' && send.message.kind === 'code' ? send.message.code : '';
      const wrong = digits === '000000' ? '111111' : '000000';
      const { id, conversationId } = answer.code;
      return { id, digits, wrong, conversationId, effects: answer.effects };
    },

    guess: (issued, typed) =>
      codes.judge({
        conversationId: issued.conversationId,
        codeId: issued.id,
        typed,
        origin: '203.0.113.5',
      }),

    commit: (effects) => commits.apply(effects),

    async acts() {
      const rows = await store.read.selectFrom('audit').select('act').orderBy('seq').execute();
      return rows.map((row) => row.act);
    },
  };
}

async function bind(
  { store, vault }: Bench,
  codeId: string,
  channel: Channel,
  accountIds: string[],
  { state }: ReturnType<typeof fakeDirectory>,
): Promise<void> {
  const first = state.accounts.find((one) => one.id === accountIds[0]);
  const contact = (channel === 'sms' ? first?.phone : first?.email) ?? '';
  await store.inTransaction(async (trx) => {
    await trx
      .updateTable('codes')
      .set({ destination: destinationKey(vault, channel, contact) })
      .where('id', '=', codeId)
      .execute();
    await trx
      .insertInto('code_accounts')
      .values(accountIds.map((account_id) => ({ code_id: codeId, account_id })))
      .execute();
  });
}
