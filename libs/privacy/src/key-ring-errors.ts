/** Refused at start: this master key did not write this key ring. Nothing was changed. */
export class WrongMasterKey extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'WrongMasterKey';
  }
}

/** The key ring's database is not what was written: torn, foreign, or a wrapped key that does not open. */
export class KeyDamaged extends Error {
  constructor(reason = 'a wrapped key does not open', options?: ErrorOptions) {
    super(reason, options);
    this.name = 'KeyDamaged';
  }
}

/** The key ring's database cannot be reached or does not answer in time. No poison: pause and try again. */
export class KeyRingUnavailable extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'KeyRingUnavailable';
  }
}

/** A service sealed under a sphere that it was not granted. */
export class SphereNotGranted extends Error {
  constructor(readonly sphere: string) {
    super(`sphere ${sphere} is not granted to this service`);
    this.name = 'SphereNotGranted';
  }
}

/**
 * What is sealed needs a key that the key ring does not have, though nobody erased the person: keys were lost, or the
 * key ring is older than the data. Put back, they open it again.
 */
export class KeyMissing extends Error {
  constructor(
    readonly personRef: string,
    readonly sphere: string,
  ) {
    super(`a key of the sphere ${sphere} is missing, and its person was not erased`);
    this.name = 'KeyMissing';
  }
}

/** A sealed part does not open under its key: changed bytes, or put under another event's id. */
export class SealBroken extends Error {
  constructor(readonly eventId: string) {
    super(`the sealed part of event ${eventId} does not open`);
    this.name = 'SealBroken';
  }
}
