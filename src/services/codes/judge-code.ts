import { type Channel, contactOf } from '../../domain/account.ts';
import type { AuditEntry } from '../../domain/audit.ts';
import { unavailable } from '../../domain/directory-unavailable.ts';
import type { Figures } from '../../domain/figures.ts';
import type { Identifier } from '../../domain/identify.ts';
import type { Origin } from '../../domain/origin.ts';
import type { JudgeAnswer } from '../../domain/recovery-ports.ts';
import { sameText } from '../constant-time.ts';
import { destinationKey } from '../destination.ts';
import { accountLedger, findRefusal, identifierLedger, ledgerChannel, readStandings } from '../ledgers.ts';
import { prepare } from '../store/prepared.ts';
import type { CodeRow } from '../store/schema.ts';
import { procedure, type Trx } from '../store/store.ts';
import { type CodesDeps, codeMac } from './code-deps.ts';
import { countWrong, type TriedCode } from './count-wrong.ts';

export interface Guess {
  conversationId: string;
  codeId: string;
  typed: string;
  origin: Origin;
}

type FirstLook =
  | { kind: 'answered'; answer: JudgeAnswer }
  | { kind: 'match'; code: TriedCode; accountsOpen: boolean };

/**
 * A wrong guess does the same work whether or not the code speaks for an account. A right one is checked
 * against the accounts as they are now.
 */
export async function judgeCode({ typed, origin, ...of }: Guess, deps: CodesDeps): Promise<JudgeAnswer> {
  const { store, vault, figures, clock } = deps;
  const now = clock();
  const digits = typed.normalize('NFKC').replace(/\s/g, '');
  const guess: BlindGuess = { ...of, digits, address: vault.blind('address', origin) };
  const codeDelay = deps.codeDelay?.() ?? 0;
  const look = await store.transact(tryCode, { guess, now, figures, codeDelay });
  if (look.kind === 'answered') return look.answer;

  const { code } = look;
  if (code.row.purpose === 'prove-contact') return rightContact(code.row, guess, now, deps);
  const accountIds = look.accountsOpen ? await stillReachable(code, deps).catch(unavailable) : [];
  if (accountIds === 'unavailable') {
    await store.transact(takeBackTry, { codeId: code.row.id });
    return { kind: 'unavailable' };
  }
  if (accountIds.length === 0)
    return store.transact(countWrongCode, { code, address: guess.address, now, figures, codeDelay });
  return right(code, accountIds, guess, now);
}

/** `address` is the blind index of the origin. */
type BlindGuess = Omit<Guess, 'typed' | 'origin'> & { digits: string; address: string };

interface Try {
  guess: BlindGuess;
  now: number;
  figures: Figures;
  codeDelay: number;
}

/**
 * Counts the try, compares, and counts a wrong one, in one transaction: however many guesses come at once,
 * no more than `codeTries` of them are ever compared.
 *
 * Two guesses at the same code must not be counted as one, which one statement sees to; and nobody else may count
 * in its ledgers between the look at them and the count.
 */
export const tryCode = procedure(
  'code.try',
  async (trx, { guess, now, figures, codeDelay }: Try, tools): Promise<FirstLook> => {
    const { codeId, conversationId } = guess;
    const [known] = (await queries.find(trx, { codeId, conversationId })).rows;
    if (!known) return { kind: 'answered', answer: { kind: 'expired' } };
    const channel = ledgerChannel(known.purpose, known.channel as Channel);

    const ledger = identifierLedger(channel, known.identifier_key);
    const refusal = await findRefusal(trx, ledger, now, figures);
    if (refusal) return { kind: 'answered', answer: refusal };

    const limit = figures.codeTries;
    const [row] = (await queries.countTry(trx, { codeId, conversationId, now, limit })).rows;
    if (!row) {
      const usedUp = known.tries >= figures.codeTries;
      return { kind: 'answered', answer: { kind: usedUp ? 'used-up' : 'expired' } };
    }

    const { rows: accounts } = await queries.accounts(trx, { codeId: row.id });
    const accountIds = accounts.map((account) => account.account_id);
    const accountLedgers = accountIds.map((id) => accountLedger(channel, id));
    const standings = await readStandings(trx, accountLedgers, now, figures);
    const code = { row, accountIds };

    const of = { id: row.id, purpose: row.purpose, conversationId: row.conversation_id };
    if (sameText(codeMac(tools.vault, of, guess.digits), row.mac))
      return { kind: 'match', code, accountsOpen: standings.every((one) => one.kind === 'open') };
    const wrong = { code, address: guess.address, now, figures, codeDelay };
    return { kind: 'answered', answer: await countWrong(trx, wrong, tools) };
  },
);

/** Nothing can go wrong beside it: it is one statement, for a try that was counted before. */
export const takeBackTry = procedure(
  'code.take-back-try',
  async (trx, { codeId }: { codeId: string }): Promise<void> => {
    await trx
      .updateTable('codes')
      .set((is) => ({ tries: is('tries', '-', 1) }))
      .where('id', '=', codeId)
      .execute();
  },
);

/** What must not happen beside it stands at countWrong. */
export const countWrongCode = procedure('code.count-wrong', countWrong);

interface CodeOf {
  codeId: string;
  conversationId: string;
}

const queries = {
  find: prepare((db: Trx, v: CodeOf) =>
    db
      .selectFrom('codes')
      .selectAll()
      .where('id', '=', v.codeId)
      .where('conversation_id', '=', v.conversationId),
  ),

  /** One conditional statement, so that two tries can never be counted as one. */
  countTry: prepare((db: Trx, v: CodeOf & { now: number; limit: number }) =>
    db
      .updateTable('codes')
      .set((is) => ({ tries: is('tries', '+', 1) }))
      .where('id', '=', v.codeId)
      .where('conversation_id', '=', v.conversationId)
      .where('tries', '<', v.limit)
      .where('used_at', 'is', null)
      .where('voided_at', 'is', null)
      .where('expires_at', '>', v.now)
      .returningAll(),
  ),

  accounts: prepare((db: Trx, v: { codeId: string }) =>
    db.selectFrom('code_accounts').select('account_id').where('code_id', '=', v.codeId).orderBy('account_id'),
  ),
};

/** The accounts whose contact is still the one the code went to. */
async function stillReachable({ row, accountIds }: TriedCode, deps: CodesDeps): Promise<string[]> {
  const channel = row.channel as Channel;
  const accounts = await Promise.all(accountIds.map((id) => deps.directory.get(id)));
  return accounts.flatMap((account) => {
    const contact = account && contactOf(account, channel);
    return contact && destinationKey(deps.vault, channel, contact) === row.destination ? [account.id] : [];
  });
}

/** It speaks for no account, and so has nothing to do with any account's ledger. */
function rightContact(row: CodeRow, guess: BlindGuess, now: number, deps: CodesDeps): JudgeAnswer {
  const channel = row.channel as Channel;
  const { value: to }: Identifier = JSON.parse(deps.vault.open(row.identifier));
  const answer = right({ row, accountIds: [] }, [], guess, now);
  return { ...answer, contact: { channel, to } };
}

function right(
  { row }: TriedCode,
  accountIds: string[],
  guess: BlindGuess,
  now: number,
): Extract<JudgeAnswer, { kind: 'right' }> {
  const channel = row.channel as Channel;
  const keys = [
    identifierLedger(ledgerChannel(row.purpose, channel), row.identifier_key),
    ...accountIds.map((id) => accountLedger(channel, id)),
  ];
  const entry: AuditEntry = {
    at: now,
    act: 'code.right',
    actor: 'citizen',
    conversationId: row.conversation_id,
    ...(accountIds[0] !== undefined && { accountId: accountIds[0] }),
    details: {
      codeId: row.id,
      channel,
      purpose: row.purpose,
      accounts: accountIds.length,
      address: guess.address,
    },
  };
  return {
    kind: 'right',
    accountIds,
    channel,
    effects: [
      { do: 'use-code', codeId: row.id, at: now },
      { do: 'reset-ledger', keys },
      { do: 'audit', entry },
    ],
  };
}
