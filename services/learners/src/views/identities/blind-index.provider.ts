import type { Provider } from '@nestjs/common';
import { BlindIndex } from '#privacy';
import { DERIVE_KEY, type DeriveKey } from '#service-kit';

export const BLIND_INDEX = Symbol('BLIND_INDEX');

/** The blind index of this service alone: its key is derived for this purpose. */
export const blindIndexProvider: Provider<BlindIndex> = {
  provide: BLIND_INDEX,
  inject: [DERIVE_KEY],
  useFactory: (derive: DeriveKey) => new BlindIndex(derive('blind index')),
};
