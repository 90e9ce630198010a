import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** All scripts and styles of the citizen's pages together: they are for old phones on slow networks. */
const LIMIT_KB = 60;

const dist = fileURLToPath(new URL('./dist/', import.meta.url));
const sizes = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  // The desk is for agents at their own machines.
  .filter((file) => /\.(js|css)$/.test(file) && !/^(desk|assets[\\/]desk)/.test(file))
  .map((file) => ({ file, kb: gzipSync(readFileSync(dist + file), { level: 9 }).length / 1024 }));
const total = sizes.reduce((sum, { kb }) => sum + kb, 0);

for (const { file, kb } of sizes) console.log(`${kb.toFixed(1).padStart(6)} KB  ${file}`);
console.log(`${total.toFixed(1).padStart(6)} KB  gzip in total, limit ${LIMIT_KB} KB`);
if (sizes.length === 0 || total > LIMIT_KB) process.exitCode = 1;
