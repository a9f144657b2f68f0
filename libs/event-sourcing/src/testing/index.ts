export { given, type Expectation } from './given-when-then.js';
export { eventStoreContract, type EventStoreFixture } from './event-store.contract.js';
export { executionInterleavings, type InterleavedStore } from './execution-interleavings.contract.js';
export { timersContract, type TimersFixture } from './timers.contract.js';
export { dailyRecordsContract, type DailyRecordsFixture } from './daily-records.contract.js';
export { losingAnswers, sampleChain, sampleCommit, withParts } from './sample-commits.js';
export {
  circle,
  circleContracts,
  circleWorld,
  contextOf,
  type CircleCommand,
  type CircleWorld,
} from './sample-domain.js';
export { synchronousSettings } from './synchronous-settings.js';
export { startChild, type RunningChild } from './child-process.js';
