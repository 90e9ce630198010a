import type { Account } from '../../domain/account.ts';
import { maskUsername } from '../../domain/masking.ts';
import type { Turn } from '../turn.ts';
import type { ChooseAccountOptions } from './choose-account.ts';

/** What a button calls an account: only after a right code, and only masked. */
export async function accountTitles(
  { copy, services }: Turn,
  accountIds: readonly string[],
): Promise<ChooseAccountOptions['accounts']> {
  const accounts = await Promise.all(accountIds.map((id) => services.directory.get(id)));
  return accounts
    .filter((account): account is Account => account !== undefined)
    .map(({ id, kind, username }) => ({
      id,
      kind,
      title: copy.forgotPassword.accountTitle(kind, maskUsername(username)),
    }));
}
