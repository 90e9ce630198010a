import { readFileSync, writeFileSync } from 'node:fs';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { openApiDocument } from './openapi/document.ts';

/**
 * Writes docs/openapi.json from the schemas. With --check it writes nothing, and fails when the file is not what would
 * be written, or where the linter finds something.
 */
const FILE = new URL('../docs/openapi.json', import.meta.url);

const source = `${JSON.stringify(openApiDocument(), undefined, 2)}\n`;
if (!process.argv.includes('--check')) writeFileSync(FILE, source);
else if (readFileSync(FILE, 'utf8') !== source) fail('docs/openapi.json is stale: npm run openapi');

const config = await createConfig({
  extends: ['recommended'],
  // The answer of a WebSocket's route is a 101.
  rules: { 'operation-2xx-response': 'off' },
});
for (const { severity, ruleId, message, location } of await lintFromString({
  source,
  config,
  absoluteRef: FILE.pathname,
}))
  fail(`docs/openapi.json ${location[0]?.pointer ?? ''}: ${message} (${severity} ${ruleId})`);

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
