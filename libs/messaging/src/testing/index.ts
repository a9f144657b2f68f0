export { eventLogContract, type LogFixture } from './event-log.contract.js';
export { subscriptionContract, type SubscriptionFixture } from './subscription.contract.js';
export { laneInterleavings } from './lane-interleavings.contract.js';
export { parkingStoreContract, type ParkingFixture } from './parking-store.contract.js';
export { Board } from './board.js';
export { sampleEvent } from './sample-event.js';
export { until } from './until.js';
export { silentLogger } from './silent-logger.js';
export { given } from './given.js';
export { relayContract, type RelayFixture } from './relay.contract.js';
export { relayInterleavings } from './relay-interleavings.contract.js';
export {
  allVersions,
  firstVersions,
  interleaved,
  readAll,
  streams,
  TopicPoll,
  unique,
  upTo,
  versionsOf,
} from './logged.js';
