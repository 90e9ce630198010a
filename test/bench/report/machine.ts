import { cpus, totalmem } from 'node:os';

export function describeMachine(commitMs: number): string {
  const processors = cpus();
  return [
    `${processors[0]?.model ?? 'unknown processor'}, ${processors.length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    `Node ${process.version}`,
    `one synced SQLite commit: ${commitMs.toFixed(3)} ms`,
  ].join('; ');
}
