import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomFillSync,
} from 'node:crypto';
import { OperatorError } from '../domain/operator-error.ts';
import type { Vault } from '../domain/ports.ts';

const MIN_SECRET_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Asking for random bytes costs a fifth of sealing, however few they are. */
const IVS_AT_ONCE = 512;

interface Keys {
  id: string;
  /** The id as bytes, authenticated with every text. */
  aad: Buffer;
  seal: KeyObject;
  blind: KeyObject;
  mac: KeyObject;
  signing: Uint8Array;
}

/**
 * All keys of the application, derived by HKDF-SHA256 from SECRET_KEY, one per use.
 *
 * `secretKey` may be a list, comma-separated, newest first. To rotate, put a new secret in front and restart:
 *
 * - what is sealed from then on uses the first; whatever any of them sealed still opens;
 * - blind indexes keep using the LAST, so that rows written before are still found. It can therefore only be
 *   dropped together with the data it indexed;
 * - proofs (`mac`) and signed tokens use the first: a code or token still in flight has to be asked for anew.
 *
 * Throws one line without the secret in it when a secret is shorter than 32 bytes.
 */
export function createVault(secretKey: string): Vault {
  const all = parseSecrets(secretKey).map(deriveKeys);
  const newest = all[0];
  const oldest = all.at(-1);
  if (!newest || !oldest) throw new OperatorError('SECRET_KEY is empty');
  const byId = new Map(all.map((keys) => [keys.id, keys]));

  const keysOf = (id: string): Keys => {
    const keys = byId.get(id);
    if (!keys) throw new Error('sealed with a key that is not in SECRET_KEY');
    return keys;
  };

  const nextIv = createIvs();

  return {
    seal: (plain) => `${newest.id}.${seal(newest, nextIv(), Buffer.from(plain)).toString('base64url')}`,
    open(sealed) {
      const dot = sealed.indexOf('.');
      const keys = keysOf(sealed.slice(0, dot));
      return open(keys, Buffer.from(sealed.slice(dot + 1), 'base64url')).toString('utf8');
    },
    sealBytes: (plain, context) => Buffer.concat([newest.aad, seal(newest, nextIv(), plain, context)]),
    openBytes(sealed, context) {
      const { length } = newest.aad;
      const keys = keysOf(Buffer.from(sealed.subarray(0, length)).toString());
      return open(keys, sealed.subarray(length), context);
    },
    blind: (kind, value) => keyedHash(oldest.blind, kind, value),
    mac: (purpose, value) => keyedHash(newest.mac, purpose, value),
    signingKey: () => newest.signing,
  };
}

function parseSecrets(secretKey: string): string[] {
  const secrets = secretKey.split(',').map((part) => part.trim());
  for (const [i, secret] of secrets.entries()) {
    const bytes = Buffer.byteLength(secret);
    if (bytes < MIN_SECRET_BYTES)
      throw new OperatorError(
        `SECRET_KEY: secret ${i + 1} of ${secrets.length} has ${bytes} bytes; at least ${MIN_SECRET_BYTES} random ones are needed`,
      );
  }
  return secrets;
}

function deriveKeys(secret: string): Keys {
  const derive = (use: string, bytes = 32) =>
    Buffer.from(hkdfSync('sha256', secret, 'yichuangtong-assistant', `v1/${use}`, bytes));
  const id = derive('key-id', 6).toString('base64url');
  return {
    id,
    aad: Buffer.from(id),
    seal: createSecretKey(derive('seal')),
    blind: createSecretKey(derive('blind')),
    mac: createSecretKey(derive('mac')),
    signing: new Uint8Array(derive('signing')),
  };
}

/**
 * Random IVs, each handed out once: with the same one twice AES-GCM gives its key away. A process never shares
 * its memory with another (Node starts children anew, workers have modules of their own).
 */
function createIvs(): () => Uint8Array {
  const pool = Buffer.alloc(IV_BYTES * IVS_AT_ONCE);
  let at = pool.length;
  return () => {
    if (at === pool.length) {
      randomFillSync(pool);
      at = 0;
    }
    at += IV_BYTES;
    return pool.subarray(at - IV_BYTES, at);
  };
}

/** iv, tag, ciphertext; the key id and the context are authenticated with the content. */
function seal(keys: Keys, iv: Uint8Array, plain: Uint8Array, context = ''): Buffer {
  const cipher = createCipheriv('aes-256-gcm', keys.seal, iv);
  cipher.setAAD(aadOf(keys, context));
  const body = cipher.update(plain);
  cipher.final();
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function open(keys: Keys, bytes: Uint8Array, context = ''): Buffer {
  const iv = bytes.subarray(0, IV_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', keys.seal, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(aadOf(keys, context));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const plain = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
  decipher.final();
  return plain;
}

function aadOf(keys: Keys, context: string): Buffer {
  return context === '' ? keys.aad : Buffer.from(keys.id + context);
}

/** The length in front keeps ("a", "bc") and ("ab", "c") apart. */
function keyedHash(key: KeyObject, kind: string, value: string): string {
  return createHmac('sha256', key).update(`${kind.length}:${kind}${value}`).digest('base64url');
}
