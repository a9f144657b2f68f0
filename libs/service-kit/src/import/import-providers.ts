import type { Provider } from '@nestjs/common';
import type { DocumentStore } from '#event-sourcing/projections';
import { ClosingOrder } from '../boot/closing-order.js';
import type { DeriveKey } from '../infrastructure/infrastructure.module.js';
import { DERIVE_KEY, DOCUMENTS } from '../tokens.js';
import { ImportJobs } from './import-jobs.js';
import { IMPORT_ID_KEY, IMPORT_JOBS } from './import.controller.js';

/**
 * Jobs and id key of a service's import; IMPORT_FORMATS the service adds. All services derive the same key from the
 * same master key, so that they know a person of a file by the same reference.
 */
export const importProviders: readonly Provider[] = [
  {
    provide: IMPORT_JOBS,
    inject: [DOCUMENTS, ClosingOrder],
    useFactory: async (documents: DocumentStore, closing: ClosingOrder): Promise<ImportJobs> => {
      const jobs = await ImportJobs.open(documents);
      closing.add('subscriptions', () => jobs.stop());
      return jobs;
    },
  },
  {
    provide: IMPORT_ID_KEY,
    inject: [DERIVE_KEY],
    useFactory: (derive: DeriveKey): Uint8Array => derive('ids of imported things'),
  },
];
