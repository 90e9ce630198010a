import type { Circumstances } from '../../domain/appeals/machine.ts';
import type { AppealWords } from '../../domain/appeals/ports.ts';
import type { Figures } from '../../domain/figures.ts';
import type { Clock, Commits, Directory, Vault } from '../../domain/ports.ts';
import type { HeldAccounts } from '../../domain/recovery-ports.ts';
import type { Store } from '../store/store.ts';

export interface AppealsDeps {
  store: Store;
  vault: Vault;
  clock: Clock;
  figures: Figures;
  commits: Commits;
  heldAccounts: HeldAccounts;
  directory: Directory;
  words: AppealWords;
  /** Where the link of a message to the owner leads: `<publicUrl>/f/<token>`. */
  publicUrl: string;
  /** `size` random bytes as URL-safe text. */
  randomToken(size: number): string;
  /** When offices close, `HH:MM`. */
  closing?: string;
}

/** What a change of an appeal is judged by, now. */
export function circumstances({ clock, figures, closing }: AppealsDeps): Circumstances {
  return { now: clock(), figures, ...(closing && { closing }) };
}

/**
 * The six digits that go with a receipt. Never stored: a keyed hash of the appeal's id, so that they can be
 * told again, and are found out from the database alone by nobody.
 */
export function queryCodeOf(vault: Vault, appealId: string): string {
  const hash = Buffer.from(vault.blind('appeal/query-code', appealId), 'base64url');
  // 48 bits: that some codes are likelier than others does not show.
  return String(hash.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
}
