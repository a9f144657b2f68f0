import type { ContractEvent, JsonObject, LoggedEvent, OpenedEvent, SealedPart, Sphere } from '#contracts';

/** The person's keys were destroyed: what is sealed stays silent for ever. */
export class KeyErased extends Error {
  constructor(readonly personRef: string) {
    super('the keys of this person were destroyed');
    this.name = 'KeyErased';
  }
}

/** Seals the marked fields of events and opens them again. Keys are cached for minutes and dropped on erasure. */
export interface Sealer {
  /** Creates the key of person and sphere on first use; throws KeyErased after an erasure. */
  seal(
    parts: readonly {
      readonly eventId: string;
      readonly personRef: string;
      readonly sphere: Sphere;
      readonly content: JsonObject;
    }[],
  ): Promise<readonly SealedPart[]>;
  /**
   * One content per part, in order; undefined where the key was destroyed or the sphere is not granted. Throws
   * KeyMissing where there is neither key nor erasure.
   */
  open(
    parts: readonly { readonly eventId: string; readonly sealed: SealedPart }[],
  ): Promise<readonly (JsonObject | undefined)[]>;
}

/** Opens contract events for a reader: unseals, lifts to the current version, puts `erased` where the key is gone. */
export interface EventOpener {
  open<E extends ContractEvent | LoggedEvent>(events: readonly E[]): Promise<readonly OpenedEvent[]>;
}

/** The keys per person and sphere, wrapped by a master key; a database of its own. */
export interface KeyRing {
  /** The key, created when `create` is set and neither key nor erasure exists. Bytes: 32. */
  keys(
    wanted: readonly { readonly personRef: string; readonly sphere: Sphere }[],
    create: boolean,
  ): Promise<readonly (Uint8Array | 'erased' | undefined)[]>;
  /** Destroys all keys of a person for good; leaves a tombstone, so that none is created again. */
  erase(personRef: string): Promise<void>;
  /** Listeners hear of erasures, own and others', within seconds. */
  onErased(listener: (personRef: string) => void): () => void;
  ping(): Promise<void>;
  close(): Promise<void>;
}
