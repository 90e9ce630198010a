import { announce } from '../src/announce.ts';
import type { App } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { demoAccounts } from '../src/services/demo/demo-accounts.ts';

const unused = () => Promise.reject(new Error('not asked for here'));

function announced(accounts = demoAccounts(Date.now())): string[] {
  const app: App = {
    listen: unused,
    close: unused,
    tick: unused,
    reviews: {} as App['reviews'],
    handOver: unused,
    demoAccounts: accounts,
    secretCreated: false,
    pagesBuilt: true,
  };
  const log = jest.spyOn(console, 'log').mockImplementation(() => {});
  try {
    announce(app, readConfig({}));
    return log.mock.calls.join('\n').split('\n');
  } finally {
    log.mockRestore();
  }
}

/** A Chinese character is two columns wide on a terminal. */
const columns = (line: string) => [...line].reduce((sum, sign) => sum + (sign > '⺀' ? 2 : 1), 0);

test('all that a demo account’s ways ask for is printed, within 120 columns', () => {
  const lines = announced();
  for (const { username, realName, idNumber, password, phone, creditCode } of demoAccounts(Date.now())) {
    const at = lines.findIndex((line) => line.trim().startsWith(username));
    const shown = lines.slice(at, at + 2).join('\n');
    for (const part of [realName, idNumber, password, phone ?? '-', creditCode ?? ''])
      expect(shown).toContain(part);
  }
  expect(lines.filter((line) => columns(line) > 120)).toEqual([]);
});

test('of a file of thousands only the first are printed, and that there are more', () => {
  const [account] = demoAccounts(Date.now());
  const many = Array.from({ length: 2000 }, (_, n) => ({ ...account, username: `user${n}` })) as ReturnType<
    typeof demoAccounts
  >;
  const lines = announced(many);
  expect(lines.length).toBeLessThan(60);
  expect(lines.join('\n')).toContain('… and 1985 more');
});
