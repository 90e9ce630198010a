import type { Worker } from 'node:worker_threads';
import { openThreadedSqlite } from '../../../src/services/sqlite/open-threaded-sqlite.ts';
import { SECRET } from '../harness.ts';

/** Opens a store, has its thread end under it, and would go on for ever. */
const started = new Promise<Worker>((resolve) => process.once('worker', resolve));
await openThreadedSqlite({ file: process.argv[2] ?? '', secret: SECRET });
setInterval(() => {}, 1000);
await (await started).terminate();
