import type { Config } from '../config.ts';
import type { Delivery, Directory } from '../domain/ports.ts';
import { type DemoAccount, demoAccounts, loadDemoAccounts } from '../services/demo/demo-accounts.ts';
import { createDemoDelivery } from '../services/demo/demo-delivery.ts';
import { createDemoDirectory, type DemoDirectory } from '../services/demo/demo-directory.ts';
import type { Ground } from './ground.ts';
import type { AppParts } from './parts.ts';

export interface AccountsAndDelivery {
  directory: Directory;
  delivery: Delivery;
  /** Undefined where a real directory is connected. */
  demo?: {
    accounts: readonly DemoAccount[];
    outbox: ReturnType<typeof createDemoDelivery>['list'];
    authenticate: DemoDirectory['authenticate'];
  };
}

/** Whose accounts these are, and how messages reach their owners: a real portal's, or the demo's. */
export async function connectAccounts(
  { config, store, vault, clock }: Ground,
  parts: AppParts,
): Promise<AccountsAndDelivery> {
  const demoDelivery = createDemoDelivery({ store, vault, clock });
  const delivery = parts.delivery ?? demoDelivery;
  if (parts.directory) return { directory: parts.directory, delivery };

  const directory = createDemoDirectory({ store, vault, clock });
  const accounts = accountsOf(config, clock());
  await directory.seed(accounts);
  return {
    directory,
    delivery,
    demo: { accounts, outbox: demoDelivery.list, authenticate: directory.authenticate },
  };
}

function accountsOf(config: Config, now: number): DemoAccount[] {
  return config.demoAccountsFile ? loadDemoAccounts(config.demoAccountsFile, now) : demoAccounts(now);
}
