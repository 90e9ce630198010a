import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../domain/operator-error.ts';

const OTHERS = 0o007;
/** Where one of these is, a secret has been. */
const DATA = ['assistant.sqlite', 'server.json'];

/**
 * The secret of a machine that was not given one: `<dataDir>/secret.key`, made on the first start with
 * mode 0600. Two processes starting at once end up with the same secret, and a crash leaves either no file
 * or a whole one. Throws one line when the file may be read by everybody, holds nothing, or is gone while what was
 * written with it is there.
 */
export function loadOrCreateSecret(dataDir: string): { secret: string; created: boolean } {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'secret.key');
  const found = readSecret(file);
  if (found) return { secret: found, created: false };

  if (DATA.some((name) => existsSync(join(dataDir, name))))
    throw new OperatorError(
      `SECRET_KEY: not set, and ${file} is gone; restore it, what is in ${dataDir} was written with it`,
    );
  const created = createSecret(dataDir, file);
  const secret = readSecret(file);
  if (!secret) throw new OperatorError(`${file}: written but cannot be read back`);
  return { secret, created };
}

function readSecret(file: string): string | undefined {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  try {
    // Group bits are let through: an orchestrator that sets a volume's group changes them itself.
    if (process.platform !== 'win32' && fstatSync(handle).mode & OTHERS)
      throw new OperatorError(`${file}: every user of this machine may read it; run chmod 600 on it`);
    const secret = readFileSync(handle, 'utf8').trim();
    if (!secret)
      throw new OperatorError(`${file}: empty; restore it, without it nothing stored can be opened`);
    return secret;
  } finally {
    closeSync(handle);
  }
}

/** A hard link appears whole and fails where the name is taken: `false` when another process was first. */
function createSecret(dataDir: string, file: string): boolean {
  const draft = join(dataDir, `.secret-${randomBytes(8).toString('hex')}`);
  const handle = openSync(draft, 'wx', 0o600);
  try {
    writeSync(handle, `${randomBytes(48).toString('base64url')}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  try {
    linkSync(draft, file);
    syncFolder(dataDir);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    unlinkSync(draft);
  }
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
