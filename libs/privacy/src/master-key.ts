import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Sphere } from '#contracts';
import { KeyDamaged, WrongMasterKey } from './key-ring-errors.js';

export const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM; returns nonce (12 bytes), tag (16) and ciphertext in this order. The nonce is random. */
export function encrypt(key: Uint8Array, content: Uint8Array, associated: string): Buffer {
  const nonce = nextNonce();
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(associated, 'utf8'));
  const body = cipher.update(content);
  // A stream mode: nothing is left over for the end.
  cipher.final();
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

const NONCES_AT_ONCE = 256;
let nonces = Buffer.alloc(0);

/** Random bytes are drawn for many at once: asking for twelve costs as much as sealing with them. Each is used once. */
function nextNonce(): Buffer {
  if (nonces.length === 0) nonces = randomBytes(NONCES_AT_ONCE * NONCE_BYTES);
  const nonce = nonces.subarray(0, NONCE_BYTES);
  nonces = nonces.subarray(NONCE_BYTES);
  return nonce;
}

/** The way back; throws when key, associated data or a single byte differ. */
export function decrypt(key: Uint8Array, sealed: Uint8Array, associated: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(associated, 'utf8'));
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
}

/**
 * A key of 32 bytes for one purpose (HKDF-SHA256): content hashes, the blind index. Keys of different purposes tell
 * nothing about each other or the master key.
 */
export function deriveKey(masterKey: Uint8Array, purpose: string): Buffer {
  requireKeyLength(masterKey);
  return Buffer.from(hkdfSync('sha256', masterKey, new Uint8Array(0), `verzahnung/${purpose}`, KEY_BYTES));
}

function requireKeyLength(masterKey: Uint8Array): void {
  if (masterKey.length !== KEY_BYTES) throw new WrongMasterKey(`a master key has ${KEY_BYTES} bytes`);
}

const CHECK_TEXT = 'verzahnung key ring';

/** Wraps the keys of persons for storage. Each wrapped key is bound to its person and sphere. */
export class KeyWrapper {
  constructor(private readonly masterKey: Uint8Array) {
    requireKeyLength(masterKey);
  }

  /** A new random key, wrapped. */
  create(personRef: string, sphere: Sphere): Buffer {
    return encrypt(this.masterKey, randomBytes(KEY_BYTES), `${personRef}\n${sphere}`);
  }

  /** The key in plain, 32 bytes; throws KeyDamaged when it does not open. */
  unwrap(personRef: string, sphere: Sphere, wrapped: Uint8Array): Uint8Array {
    try {
      return decrypt(this.masterKey, wrapped, `${personRef}\n${sphere}`);
    } catch {
      throw new KeyDamaged();
    }
  }

  /** A record that only this master key can have written; kept in the key ring's database. */
  checkRecord(): Buffer {
    return encrypt(this.masterKey, Buffer.from(CHECK_TEXT, 'utf8'), 'check');
  }

  /** Throws WrongMasterKey when the record was written under another master key. */
  verify(record: Uint8Array): void {
    try {
      if (decrypt(this.masterKey, record, 'check').toString('utf8') === CHECK_TEXT) return;
    } catch {
      // Said below, without the reason of the cipher.
    }
    throw new WrongMasterKey('the master key does not belong to this key ring');
  }
}
