import { randomBytes, type ScryptOptions, scrypt } from 'node:crypto';
import type { Vault } from '../../domain/ports.ts';
import { sameText } from '../constant-time.ts';
import { inTurns } from '../in-turns.ts';

/** 32 MiB and about 60 ms each: what a demo guards are made-up accounts. */
const COST = { logN: 15, r: 8, p: 1 };
const KEY_BYTES = 32;
const SEEDED = 'seeded$';

export interface PasswordHashes {
  hash(password: string): Promise<string>;
  /** `stored` undefined: there is no such account. The work is the same in every case. */
  verify(stored: string | undefined, password: string): Promise<boolean>;
}

/**
 * Passwords of the demo accounts, by scrypt. Seeded ones are kept sealed instead: they stand in a file in
 * the clear anyway, and hashing thousands of them would hold up the start.
 */
export function createPasswordHashes(
  vault: Vault,
  cost: { logN: number; r: number; p: number } = COST,
): PasswordHashes {
  const derive = (password: string, salt: Buffer, { logN, r, p }: typeof COST): Promise<Buffer> => {
    const N = 2 ** logN;
    const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r };
    return turn(
      () =>
        new Promise((resolve, reject) => {
          scrypt(password.normalize('NFC'), salt, KEY_BYTES, options, (error, key) =>
            error ? reject(error) : resolve(key),
          );
        }),
    );
  };
  // Half of Node's threads: the others sign tokens and read files, which a flood of logins must not stop.
  const turn = inTurns(2);
  const dummySalt = randomBytes(16);

  return {
    async hash(password) {
      const salt = randomBytes(16);
      const key = await derive(password, salt, cost);
      const { logN, r, p } = cost;
      return ['scrypt', logN, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
    },

    async verify(stored, password) {
      if (stored?.startsWith('scrypt$')) {
        const [, logN, r, p, salt = '', key = ''] = stored.split('$');
        const own = { logN: Number(logN), r: Number(r), p: Number(p) };
        const derived = await derive(password, Buffer.from(salt, 'base64url'), own);
        return sameText(derived.toString('base64url'), key);
      }
      await derive(password, dummySalt, cost);
      if (!stored?.startsWith(SEEDED)) return false;
      return sameText(vault.open(stored.slice(SEEDED.length)), password.normalize('NFC'));
    },
  };
}

/** A password out of the seed file, to be kept until its owner sets another. */
export function keepSeeded(password: string, vault: Vault): string {
  return SEEDED + vault.seal(password.normalize('NFC'));
}
