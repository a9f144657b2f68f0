import type { SealedPart } from '#contracts';
import type { BlindTokens } from '#privacy';

/** Who a person is, as it is opened for those who may know. */
export interface Name {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string;
}

/** What lies in the view: tokens that say nothing without their key, and the name sealed with the person's key. */
export interface IdentityDocument {
  readonly tokens: BlindTokens;
  readonly sealed: SealedPart;
  readonly takenInBy?: string;
  readonly municipalityKey: string;
  readonly enrolledOn: string;
  /** How many events of the learner's stream it has seen. */
  readonly version: number;
  /** The elder reference of the same person. */
  readonly mergedInto?: string;
  /** Who somebody found to be another person. */
  readonly notSameAs: readonly string[];
}

/** Under what the sealed part is bound: no event has this id. */
export const sealIdOf = (personRef: string): string => `identity-${personRef}`;

/** An opened part with the fields of a name; undefined for one that holds something else. */
export function nameOf(content: Readonly<Record<string, unknown>> | undefined): Name | undefined {
  const { givenName, familyName, birthDate } = content ?? {};
  return typeof givenName === 'string' && typeof familyName === 'string' && typeof birthDate === 'string'
    ? { givenName, familyName, birthDate }
    : undefined;
}
