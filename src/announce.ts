import type { App } from './app.ts';
import type { Config } from './config.ts';
import type { Account } from './domain/account.ts';
import { phoneIsStale } from './domain/assurance.ts';

/** What an operator wants to see first: where to look, and what must not stay like this. */
export function announce(app: App, config: Config): void {
  const local = `http://localhost:${config.port}`;
  const facts = { now: Date.now(), phoneStaleDays: config.portal.figures.phoneStaleDays };
  const lines = ['', `一窗通账号助手  ready`, `  chat            ${local}/`];
  if (app.demoAccounts.length > 0) {
    lines.push(
      `  demo outbox     ${local}/demo/outbox   (codes and notices that would have been sent)`,
      `  demo portal     ${local}/demo/portal   (try the password)`,
      '',
      '  DEMO: no real account directory is connected. Accounts to try:',
      ...app.demoAccounts
        .slice(0, SHOWN)
        .map(
          (account) =>
            `    ${account.username.padEnd(16)} ${(account.phone ?? '-').padEnd(12)} ${(account.email ?? '-').padEnd(30)} ${account.password.padEnd(20)} ${describe(account, facts)}`,
        ),
    );
  }
  if (app.secretCreated)
    lines.push('', `  A secret was created: ${config.dataDir}/secret.key (mode 0600). Back it up.`);
  if (!app.pagesBuilt) lines.push('', '  The pages are not built: run npm run build, then start again.');
  console.log(`${lines.join('\n')}\n`);
}

/** A file of thousands would push the addresses out of sight. */
const SHOWN = 15;

function describe(account: Account, facts: { now: number; phoneStaleDays: number }): string {
  const { status, lock, phone } = account;
  if (lock) return `${status} (${lock.reason})`;
  return phone && phoneIsStale(account, facts) ? `${status} (phone unverified for long)` : status;
}
