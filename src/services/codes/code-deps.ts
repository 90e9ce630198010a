import type { Figures } from '../../domain/figures.ts';
import type { Clock, Directory, Vault } from '../../domain/ports.ts';
import type { Store } from '../store/store.ts';

export interface CodesDeps {
  store: Store;
  vault: Vault;
  clock: Clock;
  figures: Figures;
  /** Asked only about the accounts of a code that was right. */
  directory: Directory;
  /** Milliseconds to hold back what is told of wrong codes; none unless given. */
  codeDelay?: () => number;
  /** Told why a request could not be answered. */
  onError?: (error: unknown) => void;
}

/** A proof of the code that is worth nothing for another code, purpose or conversation. */
export function codeMac(
  vault: Vault,
  code: { id: string; purpose: string; conversationId: string },
  digits: string,
): string {
  return vault.mac('code', JSON.stringify([code.id, code.purpose, code.conversationId, digits]));
}
