import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../domain/operator-error.ts';
import type { Vault } from '../domain/ports.ts';

/** What a server and the staff's commands beside it must agree on, or links and dates that are sent would be wrong. */
export interface ServerSettings {
  publicUrl: string;
  portal: object;
}

interface Mark {
  publicUrl: string;
  portal: string;
  /** Opens only with a secret that the data was written with. */
  sealed: string;
}

/**
 * Leaves the server's settings in the data folder. Throws one line where the data was written with a secret that is
 * not among the given ones: everything would look empty, and be written a second time.
 */
export function leaveMark(dataDir: string, vault: Vault, settings: ServerSettings): void {
  const before = readMark(dataDir);
  if (before) refuseOtherSecret(before, vault, dataDir);
  const mark: Mark = { ...namesOf(settings), sealed: before?.sealed ?? vault.seal(SEALED) };
  const file = fileOf(dataDir);
  writeFileSync(`${file}.new`, `${JSON.stringify(mark)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Throws one line that names the first setting in which the server of this folder differs. */
export function checkMark(dataDir: string, vault: Vault, settings: ServerSettings): void {
  const mark = readMark(dataDir);
  if (!mark) return;
  refuseOtherSecret(mark, vault, dataDir);
  const ours = namesOf(settings);
  if (mark.publicUrl !== ours.publicUrl)
    throw new OperatorError(
      `PUBLIC_URL: ${ours.publicUrl} here, ${mark.publicUrl} in the server; put the server's PORT or PUBLIC_URL into .env, which both read`,
    );
  if (mark.portal !== ours.portal)
    throw new OperatorError("PORTAL_FILE: not what the server was started with; use the server's settings");
}

function refuseOtherSecret({ sealed }: Mark, vault: Vault, dataDir: string): void {
  try {
    vault.open(sealed);
  } catch (cause) {
    throw new OperatorError(
      `SECRET_KEY: what is in ${dataDir} was written with another one; restore it, or name it last (new,old)`,
      { cause },
    );
  }
}

const SEALED = 'the data of this folder';

function namesOf({ publicUrl, portal }: ServerSettings): Omit<Mark, 'sealed'> {
  return { publicUrl, portal: createHash('sha256').update(JSON.stringify(portal)).digest('hex') };
}

/** None, or one that a power cut left unfinished: both are no mark. */
function readMark(dataDir: string): Mark | undefined {
  try {
    const { publicUrl, portal, sealed } = JSON.parse(readFileSync(fileOf(dataDir), 'utf8'));
    return typeof sealed === 'string' ? { publicUrl, portal, sealed } : undefined;
  } catch {
    return undefined;
  }
}

function fileOf(dataDir: string): string {
  return join(dataDir, 'server.json');
}
