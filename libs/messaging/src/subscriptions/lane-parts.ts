import type { MessagingLogger, MessagingMetrics, SkipReason } from '../observation.js';
import type { Delivery } from './delivery.js';
import type { ParkingPlace, ParkingStore } from './parking-store.port.js';

/** What the lanes of one subscription share. */
export interface LaneParts {
  readonly place: ParkingPlace;
  readonly delivery: Delivery;
  readonly parking: ParkingStore;
  readonly logger: MessagingLogger;
  readonly metrics: MessagingMetrics;
  readonly knows: (type: string) => boolean;
  readonly onCounted: (what: 'handled' | 'parked' | SkipReason, events: number) => void;
}
