import type { App } from './app.ts';
import type { Config } from './config.ts';

/** What an operator wants to see first: where to look, and what must not stay like this. */
export function announce(app: App, config: Config): void {
  const local = `http://localhost:${config.port}`;
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
          ({ username, phone, email, password, status, lock, phoneVerifiedAt }) =>
            `    ${username.padEnd(16)} ${(phone ?? '-').padEnd(12)} ${(email ?? '-').padEnd(30)} ${password.padEnd(20)} ${describe(status, lock?.reason, phoneVerifiedAt)}`,
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
const STALE_DAYS = 90;

function describe(status: string, reason: string | undefined, phoneVerifiedAt: string | undefined): string {
  if (reason) return `${status} (${reason})`;
  const stale = phoneVerifiedAt && Date.now() - Date.parse(phoneVerifiedAt) > STALE_DAYS * 24 * 3_600_000;
  return stale ? `${status} (phone unverified for long)` : status;
}
