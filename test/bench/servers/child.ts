import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processCpuMs } from '../measures/processor.ts';

/** A server to measure. */
export interface ServerSpec {
  name: string;
  /** Path of its entry file. */
  entry: string;
  /** Node's options for it. */
  flags?: readonly string[];
  /** Additional environment, once its port and folder are known. */
  env(port: number, dir: string): Record<string, string>;
}

/** A server in a process of its own. */
export interface Child {
  port: number;
  /** User and system time since its start. */
  cpuMs(): number;
  signal(name: NodeJS.Signals): void;
  stop(): Promise<void>;
}

const START_MS = 30_000;
const STOP_MS = 10_000;
/** Resolves when it accepts connections. Its output goes to a file in `dir`, as in a deployment. */
export async function startChild(spec: ServerSpec, dir: string, nodeFlags: string[] = []): Promise<Child> {
  const port = await freePort();
  mkdirSync(dir, { recursive: true });
  const log = openSync(join(dir, `${spec.name}.log`), 'a');
  const child = spawn(process.execPath, [...(spec.flags ?? []), ...nodeFlags, spec.entry], {
    // Nothing else of this shell's environment: a stray setting would change what is measured.
    env: { PATH: process.env.PATH, PORT: String(port), DATA_DIR: dir, ...spec.env(port, dir) },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  for (const deadline = performance.now() + START_MS; !(await accepts(port)); await sleep(3)) {
    if (child.exitCode === null && performance.now() < deadline) continue;
    child.kill('SIGKILL');
    throw new Error(`${spec.name} did not start:\n${readFileSync(join(dir, `${spec.name}.log`), 'utf8')}`);
  }
  const { pid = 0 } = child;
  return {
    port,
    cpuMs: () => processCpuMs(pid),
    signal: (name) => void child.kill(name),
    stop: () => stop(child),
  };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await gone;
  clearTimeout(impatience);
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      resolve(true);
      socket.destroy();
    });
    socket.once('error', () => resolve(false));
  });
}
