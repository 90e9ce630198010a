import { type DemoAccount, demoAccounts } from '../../src/services/demo/demo-accounts.ts';

type Whole = DemoAccount & Required<Pick<DemoAccount, 'phone' | 'email'>>;

const seeded = demoAccounts(0);

function named(id: string): Whole {
  const account = seeded.find((one) => one.id === id);
  if (!account?.phone || !account.email) throw new Error(`no demo account ${id} with phone and mail`);
  return { ...account, phone: account.phone, email: account.email };
}

/** The seeded accounts by what makes them special. */
export const ACCOUNTS = {
  active: named('demo-01-active'),
  passwordLocked: named('demo-02-password-lock'),
  riskLocked: named('demo-03-risk-lock'),
  banned: named('demo-04-banned'),
  stale: named('demo-05-stale-phone'),
  company: named('demo-07-company'),
};
