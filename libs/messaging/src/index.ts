export {
  EventNotPublishable,
  type EventLog,
  LogRefused,
  LogUnavailable,
  type RawSubscription,
  type RunningSubscription,
  TopicMismatch,
  type TopicPartition,
  type TopicReport,
} from './event-log.port.js';
export type { MessagingLogger, MessagingMetrics, SkipReason } from './observation.js';
export { describeFault, isUnavailable } from './faults.js';
export { type Relay, type RelayOptions, type RelayStatus, startRelay } from './relay/start-relay.js';
export {
  groupName,
  startSubscription,
  type Subscription,
  type SubscriptionOptions,
  type SubscriptionStatus,
} from './subscriptions/start-subscription.js';
export type { PartitionProgress } from './subscriptions/progress.js';
export { ParkingAdmin } from './subscriptions/parking-admin.js';
export {
  type DroppedEvents,
  type NewlyParked,
  type ParkedStream,
  ParkingFull,
  type ParkingLimits,
  type ParkingPlace,
  type ParkingRequest,
  type ParkingStore,
} from './subscriptions/parking-store.port.js';
export { policyCommandId } from './policies/policy-command-id.js';
