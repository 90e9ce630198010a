import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ServerSpec } from './child.ts';

/** High enough that no limit is ever met: what is measured is work, not refusal. */
const UNLIMITED = 1_000_000_000;

const FIGURES = {
  sendsPerDestinationHour: UNLIMITED,
  sendsPerDestinationDay: UNLIMITED,
  sendsPerAddressHour: UNLIMITED,
  firstSendsPerAddressHour: UNLIMITED,
  targetsPerConversationDay: UNLIMITED,
  sendsGlobalHour: UNLIMITED,
  messagesPerMinute: UNLIMITED,
  requestsPerAddressMinute: UNLIMITED,
  conversationsPerAddressHour: UNLIMITED,
};

/** This server, started as an operator starts it. */
export const OURS: ServerSpec = {
  name: 'ours',
  entry: pathOf('../../../src/main.ts'),
  flags: startFlags(),
  env(port, dir) {
    const portalFile = join(dir, 'portal.json');
    writeFileSync(portalFile, JSON.stringify({ figures: FIGURES }));
    return { HOST: '127.0.0.1', PUBLIC_URL: `http://127.0.0.1:${port}`, PORTAL_FILE: portalFile };
  },
};

export const FLOOR: ServerSpec = { name: 'floor', entry: pathOf('./floor.ts'), env: () => ({}) };
export const STOCK: ServerSpec = { name: 'stock', entry: pathOf('./stock.ts'), env: () => ({}) };

/** What stands between `node` and the entry file in `npm run serve`. */
function startFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(pathOf('../../../package.json'), 'utf8'));
  const words = String(scripts.serve).split(/\s+/);
  return words.slice(words.indexOf('node') + 1, -1);
}

function pathOf(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}
