import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../test/support/chromium.ts';

/**
 * All checks, cheapest first; the first that fails ends it. Closes with `N passed, N failed, N skipped`.
 * Without a Chromium the browser tests are skipped, loudly; REQUIRE_BROWSER=1 makes that a failure.
 */
const STEPS: readonly [name: string, command: string, ...args: string[]][] = [
  ['types', 'tsc', '-p', '.'],
  ['types of the pages', 'tsc', '-p', 'web'],
  ['types of their build', 'tsc', '-p', 'web/tsconfig.node.json'],
  ['lint and format', 'biome', 'check', '.'],
  ['description of the routes', 'node', 'scripts/openapi.ts', '--check'],
  ['pages', 'vite', 'build', 'web', '--logLevel', 'warn'],
  ['size of the pages', 'node', 'web/size.ts'],
  // Learnt once and kept, or every test process would learn for itself at its first sentence.
  ['model of the sentences', 'node', 'scripts/understand.ts'],
];

const chromium = findChromium();
if (!chromium) {
  const notice =
    'NO CHROMIUM FOUND: the browser tests are skipped. Install one, or name it in CHROMIUM_PATH.';
  console.error(`\n${'!'.repeat(notice.length)}\n${notice}\n${'!'.repeat(notice.length)}\n`);
  if (process.env.REQUIRE_BROWSER === '1') finish(0, 1, 0);
}

for (const [name, command, ...args] of STEPS) {
  console.log(`— ${name}`);
  if (spawnSync(command, args, { input: '\n', stdio: ['pipe', 'inherit', 'inherit'] }).status !== 0)
    finish(0, 1, 0);
}

const folder = mkdtempSync(join(tmpdir(), 'yct-test-'));
const report = join(folder, 'report.json');
spawnSync('jest', ['--ci', '--json', `--outputFile=${report}`, ...process.argv.slice(2)], {
  stdio: ['inherit', 'ignore', 'inherit'],
});
const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = read(report);
rmSync(folder, { recursive: true, force: true });
finish(numPassedTests, numFailedTests + numRuntimeErrorTestSuites, numPendingTests);

function read(
  file: string,
): Record<'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numRuntimeErrorTestSuites', number> {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function finish(passed: number, failed: number, skipped: number): never {
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  const incomplete = process.env.REQUIRE_BROWSER === '1' && skipped > 0;
  if (incomplete) console.error('Tests were skipped although REQUIRE_BROWSER=1.');
  process.exit(failed > 0 || incomplete ? 1 : 0);
}
