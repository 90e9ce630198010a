import type { Account } from '../account.ts';
import { identifiersOf } from '../account.ts';
import { identify } from '../identify.ts';
import { foldForCompare } from '../text.ts';
import type { Statement } from './appeal.ts';
import type { AccountRefusal } from './ports.ts';

/**
 * The one account that a statement is about, of those the directory has for its identity number: the name
 * fits, and for a company's account its credit code is what the claimant named. Somebody who named one of
 * several meant that one; a name that fits none of them was misremembered and decides nothing, unless it is a
 * credit code: whoever tells one does not mean an account of their own.
 */
export function findAccount(
  candidates: readonly Account[],
  { realName, idNumber, account: named }: Statement,
  now: Date,
): { ok: true; account: Account } | { ok: false; why: Exclude<AccountRefusal, 'account-held'> } {
  const identified = named ? identify(named, now) : undefined;
  const identifier = identified?.ok ? identified.identifier : undefined;
  const namesCompany =
    identified && (identified.ok ? identifier?.kind === 'credit-code' : identified.near === 'credit-code');
  const isNamed = (account: Account) =>
    identifiersOf(account).some(
      ({ kind, value }) =>
        kind === identifier?.kind && value.toLowerCase() === identifier.value.toLowerCase(),
    );

  const fitting = candidates.filter(
    (account) =>
      idNumber === account.idNumber &&
      foldName(realName) !== '' &&
      foldName(realName) === foldName(account.realName) &&
      (namesCompany
        ? identifier !== undefined && account.creditCode === identifier.value
        : account.kind === 'natural'),
  );
  const meant = fitting.filter(isNamed);
  const [account, ...others] = meant.length > 0 ? meant : fitting;
  if (!account) return { ok: false, why: 'no-account' };
  return others.length === 0 ? { ok: true, account } : { ok: false, why: 'several-accounts' };
}

/** As clerks read names: without spaces and dots. */
function foldName(name: string | undefined): string {
  return foldForCompare(name ?? '').replaceAll('·', '');
}
