import { createHmac } from 'node:crypto';
import type { Provider } from '@nestjs/common';
import { DERIVE_KEY, type DeriveKey } from '#service-kit';

/**
 * The id of the entry that follows so many others of a person: two needs put in at once meet on it, and one of them wins.
 * By a key of this service, as partners see entries of persons whose reference they may know from before.
 */
export class EntryIds {
  constructor(private readonly key: Buffer) {}

  of(personRef: string, before: number): string {
    const digest = createHmac('sha256', this.key).update(`${personRef}\n${before}`).digest('base64url');
    return `w_${digest.slice(0, 22)}`;
  }
}

export const entryIdsProvider: Provider<EntryIds> = {
  provide: EntryIds,
  inject: [DERIVE_KEY],
  useFactory: (derive: DeriveKey) => new EntryIds(derive('entries of the waiting list')),
};
