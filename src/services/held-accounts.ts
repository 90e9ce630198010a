import type { HeldAccounts } from '../domain/recovery-ports.ts';
import type { Store } from './store/store.ts';

export function createHeldAccounts({ store }: { store: Store }): HeldAccounts {
  return {
    async isHeld(accountId) {
      const row = await store.read
        .selectFrom('held_accounts')
        .select('at')
        .where('account_id', '=', accountId)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
