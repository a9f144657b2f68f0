/** Names under which parts are injected: `@Inject(EVENT_STORE) store: EventStore`. */

/** One per process. */
export const PROCESS_NAME = Symbol('PROCESS_NAME');
export const CONFIGURATION = Symbol('CONFIGURATION');
export const LOGGER = Symbol('LOGGER');
export const CLOCK = Symbol('CLOCK');
export const METRICS = Symbol('METRICS');
export const HEALTH = Symbol('HEALTH');
export const TOKEN_VERIFIER = Symbol('TOKEN_VERIFIER');
export const EVENT_LOG = Symbol('EVENT_LOG');
export const KEY_RING = Symbol('KEY_RING');
/** `DeriveKey`: a key of 32 bytes for a purpose, the same in every process under the same master key. */
export const DERIVE_KEY = Symbol('DERIVE_KEY');

/** One per service: given by `InfrastructureModule.forService`. */
export const EVENT_STORE = Symbol('EVENT_STORE');
export const SEALER = Symbol('SEALER');
export const EVENT_OPENER = Symbol('EVENT_OPENER');
export const COMMAND_EXECUTOR = Symbol('COMMAND_EXECUTOR');
/** `Retractor`: takes back what an import wrote. */
export const RETRACTOR = Symbol('RETRACTOR');
export const DOCUMENTS = Symbol('DOCUMENTS');
/** `AccessLog`, for services that show persons. */
export const ACCESS_LOG = Symbol('ACCESS_LOG');
export const PARKING = Symbol('PARKING');
export const LEASE = Symbol('LEASE');
export const TIMERS = Symbol('TIMERS');
export const DAILY_JOBS = Symbol('DAILY_JOBS');
export const SUBSCRIPTIONS = Symbol('SUBSCRIPTIONS');
export const RELAY = Symbol('RELAY');
export const REBUILDS = Symbol('REBUILDS');
