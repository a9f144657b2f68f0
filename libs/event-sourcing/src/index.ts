export * from './decider.js';
export * from './clock.js';
export * from './store/event-store.port.js';
export {
  hashCommit,
  headOf,
  verifyStore,
  verifyStream,
  type ChainFault,
  type StreamVerdict,
  type StreamReader,
  type VerifiedPage,
} from './store/hash-chain.js';
export { importedTail, isCarriedOut, isWithinReach, liveCommits } from './store/live-commits.js';
export * from './store/daily-records.port.js';
export {
  keepRootOfDay,
  type KeptRoot,
  NAMED_FAULTS,
  proveStore,
  type ProofOptions,
  type ProofReport,
  type RootFault,
  type RootOfDay,
  type StoreProof,
} from './store/daily-root.js';
export type { ProofFault } from './store/proof-walk.js';
export { RootKey, RootVerifier } from './store/root-key.js';
export * from './execution/command-execution.port.js';
export { CommitRefused } from './execution/commit-assembly.js';
export { DefaultCommandExecutor, type CommandExecutorOptions } from './execution/default-command-executor.js';
export { EventOpening, type OpenedDomainEvent } from './execution/event-opening.js';
export { toContractEvents } from './execution/contract-events.js';
export * from './timers/timer.port.js';
export * from './timers/lease.port.js';
export { TimerRunner, type TimerRunnerOptions } from './timers/timer-runner.js';
export { DailyRunner, type DailyJob, type DailyRunnerOptions } from './timers/daily-runner.js';
