import { createHmac } from 'node:crypto';
import { colognePhonetic } from 'cologne-phonetic';

/** What is known of a person when it is taken in, or typed into a search. */
export interface Identity {
  readonly familyName?: string;
  readonly givenName?: string;
  /** `YYYY-MM-DD`. A 1 January counts as unknown: it stands in papers for "some day of that year". */
  readonly birthDate?: string;
}

/** Tokens to store and to search by; equal tokens mean equal values, nothing else can be read from them. */
export interface BlindTokens {
  /** One per normalised part of a name, and one for the parts written together. */
  readonly names: readonly string[];
  /** The same by their sound (Kölner Phonetik). */
  readonly sounds: readonly string[];
  /** Absent when the birth date is unknown. */
  readonly birthDate?: string;
}

export interface BlindMatch {
  readonly names: number;
  readonly sounds: number;
  readonly birthDate: 'same' | 'different' | 'unknown';
}

const WITHOUT_DECOMPOSITION: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Parts of a name in lower case without accents, umlauts written out; particles and hyphens separate parts. */
export function nameParts(name: string): readonly string[] {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/([aou])\u0308/g, '$1e')
    .replace(/[\p{M}'’`]/gu, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => WITHOUT_DECOMPOSITION[letter] ?? letter);
  return plain.split(/[^\p{L}]+/u).filter((part) => part.length > 0);
}

/** The birth date as far as matching may rely on it. */
export const reliableBirthDate = (birthDate: string | undefined): string | undefined =>
  birthDate === undefined || birthDate.endsWith('-01-01') ? undefined : birthDate;

/** Makes the tokens by which a person is found without its name lying in an index (HMAC-SHA256, 16 bytes kept). */
export class BlindIndex {
  /** `key`: 32 bytes, see deriveKey; who has it can try out names. */
  constructor(private readonly key: Uint8Array) {}

  tokens(identity: Identity): BlindTokens {
    const names = new Set<string>();
    for (const name of [identity.familyName, identity.givenName]) {
      const parts = nameParts(name ?? '');
      for (const part of parts) names.add(part);
      // Transcribed names are written now together, now apart: "Abdul Rahman", "Abdulrahman".
      if (parts.length > 1) names.add(parts.join(''));
    }
    const sounds = new Set([...names].map((part) => colognePhonetic(part)).filter((code) => code !== ''));
    const birthDate = reliableBirthDate(identity.birthDate);
    return {
      names: [...names].map((part) => this.token('name', part)),
      sounds: [...sounds].map((code) => this.token('sound', code)),
      ...(birthDate === undefined ? {} : { birthDate: this.token('birth', birthDate) }),
    };
  }

  private token(kind: string, value: string): string {
    return createHmac('sha256', this.key).update(`${kind}\n${value}`).digest().subarray(0, 16).toString('base64url');
  }
}

/** How far two persons agree, by their tokens alone. What makes a likely duplicate is decided by the caller. */
export function compareTokens(a: BlindTokens, b: BlindTokens): BlindMatch {
  const shared = (left: readonly string[], right: readonly string[]) =>
    left.filter((token) => right.includes(token)).length;
  const known = a.birthDate !== undefined && b.birthDate !== undefined;
  return {
    names: shared(a.names, b.names),
    sounds: shared(a.sounds, b.sounds),
    birthDate: !known ? 'unknown' : a.birthDate === b.birthDate ? 'same' : 'different',
  };
}
