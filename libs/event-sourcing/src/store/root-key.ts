import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { DailyRoot } from './daily-records.port.js';

/** What the PKCS #8 form of an Ed25519 key has before its 32 bytes (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const BYTES = 32;

type DatedRoot = Pick<DailyRoot, 'day' | 'root'>;

/** With the day: a true root cannot be put in the place of another day. */
const signedText = ({ day, root }: DatedRoot): Buffer => Buffer.from(JSON.stringify(['verzahnung', day, root]));

/** Checks signatures of roots: all that a verifier needs. */
export class RootVerifier {
  constructor(private readonly key: KeyObject) {}

  /** From 32 bytes in base64, as `publicKey` gives them. Throws RangeError for anything else. */
  static of(publicKey: string): RootVerifier {
    const raw = Buffer.from(publicKey, 'base64');
    if (raw.length !== BYTES) throw new RangeError(`a public key of roots is ${BYTES} bytes in base64`);
    return new RootVerifier(createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' }));
  }

  isSigned(root: DatedRoot & Pick<DailyRoot, 'signature'>): boolean {
    return verify(null, signedText(root), this.key, Buffer.from(root.signature, 'base64'));
  }

  /** 32 bytes in base64: may be known to everybody. */
  get publicKey(): string {
    return this.key.export({ format: 'der', type: 'spki' }).subarray(-BYTES).toString('base64');
  }
}

/** Signs roots with Ed25519. */
export class RootKey extends RootVerifier {
  private readonly secret: KeyObject;

  /** `seed`: 32 secret bytes, the same for the same service in every process. */
  constructor(seed: Uint8Array) {
    const secret = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
    super(createPublicKey(secret));
    this.secret = secret;
  }

  /** Base64. */
  sign(root: DatedRoot): string {
    return sign(null, signedText(root), this.secret).toString('base64');
  }
}
