import type { DailyRecords, EventStore, Lease, TimerStore } from '#event-sourcing';
import type { DocumentStore } from '#event-sourcing/projections';
import type { EventLog, ParkingStore } from '#messaging';
import type { KeyRing } from '#privacy';
import type { ClosingOrder } from '../boot/closing-order.js';
import type { HouseConfiguration } from '../configuration/variables.js';
import type { Logger } from '../logging/logger.js';

/** What a service reads with. */
export interface ReadingParts {
  readonly documents: DocumentStore;
  readonly parking: ParkingStore;
  readonly lease: Lease;
  readonly daily: DailyRecords;
}

/** What a service that decides has of its own beside it. */
export interface DecidingParts {
  readonly store: EventStore;
  readonly timers: TimerStore;
}

/**
 * Where data lies: embedded in the data folder, or distributed on MongoDB and Kafka. Everything opened is given to the
 * closing order by the form itself, so that a start that fails half-way leaves nothing open.
 */
export interface Form {
  /** Shared by the services of the process; topics are there with the right number of partitions. */
  readonly log: EventLog;
  readonly keyRing: KeyRing;
  /** 32 bytes. */
  readonly masterKey: Uint8Array;
  readingParts(service: string): Promise<ReadingParts>;
  decidingParts(service: string): Promise<DecidingParts>;
  /** Where access entries lie: apart from the read models, which may be lost and made anew. */
  accessDocuments(service: string): Promise<DocumentStore>;
}

export interface FormOptions {
  readonly configuration: HouseConfiguration;
  readonly processName: string;
  readonly logger: Logger;
  readonly closing: ClosingOrder;
}

/** The one place that chooses the form. The other one's drivers are not even loaded. */
export async function openForm(options: FormOptions): Promise<Form> {
  const { KAFKA_BROKERS, MONGODB_URI } = options.configuration;
  if (KAFKA_BROKERS === undefined || MONGODB_URI === undefined) {
    const { openEmbeddedForm } = await import('./embedded-form.js');
    return openEmbeddedForm(options);
  }
  const { openDistributedForm } = await import('./distributed-form.js');
  return openDistributedForm(options, { brokers: KAFKA_BROKERS.split(','), uri: MONGODB_URI });
}
