import type { App } from './app.ts';
import type { Config } from './config.ts';
import type { Account } from './domain/account.ts';
import { phoneIsStale } from './domain/assurance.ts';
import type { DemoAccount } from './services/demo/demo-accounts.ts';

/** What an operator wants to see first: where to look, and what must not stay like this. */
export function announce(app: App, config: Config): void {
  const local = `http://localhost:${config.port}`;
  const facts = { now: Date.now(), phoneStaleDays: config.portal.figures.phoneStaleDays };
  const lines = ['', `一窗通账号助手  ready`, `  chat            ${local}/`];
  if (config.botFramework)
    lines.push(
      `  bot framework   ${local}/api/messages${config.botFramework.kind === 'emulator' ? '   (no sender is checked)' : ''}`,
    );
  if (app.demoAccounts.length > 0) {
    lines.push(
      `  demo outbox     ${local}/demo/outbox   (codes and notices that would have been sent)`,
      `  demo portal     ${local}/demo/portal   (try the password)`,
      '',
      '  DEMO: no real account directory is connected. Accounts to try (username, phone, mail, password; below them the',
      '  name and identity number, which some ways ask for):',
      ...app.demoAccounts.slice(0, SHOWN).flatMap((account) => linesOf(account, facts)),
    );
    const more = app.demoAccounts.length - SHOWN;
    if (more > 0) lines.push(`    … and ${more} more`);
  }
  if (app.secretCreated)
    lines.push('', `  A secret was created: ${config.dataDir}/secret.key (mode 0600). Back it up.`);
  if (!app.pagesBuilt) lines.push('', '  The pages are not built: run npm run build, then start again.');
  console.log(`${lines.join('\n')}\n`);
}

/** A file of thousands would push the addresses out of sight. */
const SHOWN = 15;

/** Two lines, because one would be too wide for a terminal. */
function linesOf(account: DemoAccount, facts: Parameters<typeof describe>[1]): string[] {
  const { username, phone = '-', email = '-', password, realName, idNumber, creditCode } = account;
  const ways = `${username.padEnd(14)} ${phone.padEnd(12)} ${email.padEnd(26)} ${password.padEnd(18)}`;
  const person = `${realName}  ${idNumber}${creditCode ? `  company ${creditCode}` : ''}`;
  return [`    ${ways} ${describe(account, facts)}`, `    ${''.padEnd(14)} ${person}`];
}

function describe(account: Account, facts: { now: number; phoneStaleDays: number }): string {
  const { status, lock, phone } = account;
  if (lock) return `${status} (${lock.reason})`;
  return phone && phoneIsStale(account, facts) ? `${status} (phone unverified for long)` : status;
}
