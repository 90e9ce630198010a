import type { Sought } from '../../domain/appeals/ports.ts';
import type { Origin } from '../../domain/origin.ts';
import type { Vault } from '../../domain/ports.ts';
import { dayOf, startOf } from '../../domain/workdays.ts';
import { appendAudit } from '../audit.ts';
import { sameText } from '../constant-time.ts';
import { draftKey, receiptKey } from '../effects/appeal-effects.ts';
import { countFailure, readStandings, resetLedgers } from '../ledgers.ts';
import { procedure, type Trx } from '../store/store.ts';
import { type AppealsDeps, queryCodeOf } from './appeal-deps.ts';
import { readAppeal } from './appeal-rows.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Rows of the address ledger; the day follows, so that old ones can be removed. */
const ADDRESS_LEDGER = 'appeal/a:';
const NOBODY = 'nobody';

interface Seeker {
  origin: Origin;
  conversationId: string;
}

/** `key` is a blind index. */
type What = { by: 'receipt'; key: string; queryCode: string } | { by: 'draft'; key: string };

/** By receipt and query code: see the port. */
export function findByReceipt(
  query: Seeker & { receipt: string; queryCode: string },
  deps: AppealsDeps,
): Promise<Sought> {
  const key = receiptKey(deps.vault, query.receipt);
  const queryCode = query.queryCode.normalize('NFKC').replace(/\s/g, '');
  return seek(query, { by: 'receipt', key, queryCode }, deps);
}

export function findByDraftCode(query: Seeker & { draftCode: string }, deps: AppealsDeps): Promise<Sought> {
  return seek(query, { by: 'draft', key: draftKey(deps.vault, query.draftCode) }, deps);
}

/** Rows of the address ledger that no rule looks at any more end before this key. */
export function pastGuesses(now: number): { from: string; before: string } {
  return { from: ADDRESS_LEDGER, before: `${ADDRESS_LEDGER}${dayOf(now - DAY)}` };
}

async function seek(seeker: Seeker, what: What, deps: AppealsDeps): Promise<Sought> {
  const { store, vault, clock } = deps;
  const verdict = await store.transact(seekAppeal, {
    what,
    address: vault.blind('address', seeker.origin),
    conversationId: seeker.conversationId,
    now: clock(),
    figures: ledgerFigures(deps),
  });
  if (verdict.kind !== 'right') return verdict;
  const appeal = await readAppeal(store.read, verdict.id, vault);
  return appeal ? { kind: 'found', appeal } : { kind: 'none' };
}

interface Seek {
  /** Blind index of the origin. */
  address: string;
  conversationId: string;
  what: What;
  now: number;
  figures: ReturnType<typeof ledgerFigures>;
}

type Verdict = { kind: 'right'; id: string } | Exclude<Sought, { kind: 'found' }>;

/**
 * Looks whether guessing is still allowed, looks the appeal up and counts a miss, in one transaction: of
 * however many guesses at once, no more are compared than one after another.
 *
 * Two guesses at the same code, or from the same address, must not run side by side: both would be compared where
 * one more was allowed.
 */
export const seekAppeal = procedure(
  'appeal.seek',
  async (trx, { what, address, conversationId, now, figures }: Seek, { vault }): Promise<Verdict> => {
    const ledger = `appeal/${what.by === 'receipt' ? 'r' : 'd'}:${what.key}`;
    const addressLedger = `${ADDRESS_LEDGER}${dayOf(now)}:${address}`;
    const [ofCode] = await readStandings(trx, [ledger], now, figures.ofCode);
    const [ofAddress] = await readStandings(trx, [addressLedger], now, figures.ofAddress);
    if (ofCode?.kind === 'frozen') return frozenUntil(ofCode.until, now);
    if (ofAddress?.kind === 'frozen') return frozenUntil(endOfDay(now), now);

    const id = await look(trx, what, vault);
    if (id !== undefined) {
      await resetLedgers(trx, [ledger]);
      return { kind: 'right', id };
    }
    const counted = await countFailure(trx, ledger, now, figures.ofCode);
    const countedAddress = await countFailure(trx, addressLedger, now, figures.ofAddress);
    await appendAudit(trx, {
      at: now,
      act: 'appeal.sought-in-vain',
      actor: 'citizen',
      conversationId,
      details: { by: ledger, address },
    });
    if (counted.standing.kind === 'frozen') return frozenUntil(counted.standing.until, now);
    return countedAddress.standing.kind === 'frozen' ? frozenUntil(endOfDay(now), now) : { kind: 'none' };
  },
);

async function look(trx: Trx, what: What, vault: Vault): Promise<string | undefined> {
  const column = what.by === 'receipt' ? 'receipt_key' : 'draft_key';
  const row = await trx.selectFrom('appeals').select('id').where(column, '=', what.key).executeTakeFirst();
  if (what.by === 'draft') return row?.id;
  // The comparison is made for a receipt nobody has too.
  const right = sameText(what.queryCode, queryCodeOf(vault, row?.id ?? NOBODY));
  return right ? row?.id : undefined;
}

/** Waiting always helps: who holds the right pair must be able to come back. */
function ledgerFigures({ figures }: AppealsDeps) {
  const { freezeEvery, freezeHours, appealGuessesPerAddressDay } = figures;
  const disableAt = Number.POSITIVE_INFINITY;
  return {
    ofCode: { freezeEvery, freezeHours, disableAt },
    ofAddress: { freezeEvery: appealGuessesPerAddressDay, freezeHours: 24, disableAt },
  };
}

/** A day's count of an address begins anew at midnight. */
function endOfDay(now: number): number {
  return startOf(dayOf(now + DAY));
}

function frozenUntil(until: number, now: number): { kind: 'frozen'; hours: number } {
  return { kind: 'frozen', hours: Math.max(1, Math.ceil((until - now) / HOUR)) };
}
