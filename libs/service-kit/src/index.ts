export * from './tokens.js';
export {
  ACCESS,
  AccessGuard,
  CurrentPrincipal,
  principalOf,
  Public,
  Roles,
  SESSION_COOKIE,
  type Access,
} from './access/access.guard.js';
export { actingProvider, requireProvider } from './access/acting-provider.js';
export { boundTo, type Principal, withinScope } from './access/principal.js';
export * from './access/roles.js';
export { AccessLog, type AccessEntry, type Look } from './access-log/access-log.js';
export { ACCESS_REASONS, type AccessReason, needsReason, reasonRequired } from './access-log/access-reason.js';
export { type Route, type RouteAccess, routesOf } from './access/routes.js';
export { TokenVerifier } from './access/token-verifier.js';
export { bootService, startErrorLines } from './boot/boot-service.js';
export { ClosingOrder, type Phase } from './boot/closing-order.js';
export { type ProcessOptions, type RunningProcess, startProcess } from './boot/start-process.js';
export { configurationTable, type ConfigurationSection } from './configuration/configuration-table.js';
export { masterKey } from './configuration/master-key.js';
export { ConfigurationError, type Environment, readConfiguration } from './configuration/read-configuration.js';
export { isLoopback } from './configuration/together.js';
export * from './configuration/variables.js';
export { Municipalities, municipalitiesProvider } from './county/municipalities.js';
export type { DemoUser } from './dev-issuer/dev-issuer.js';
export { AcceptsBody, FILE_TYPES } from './edge/accepts-body.js';
export { CommandAnswer } from './edge/command-answer.dto.js';
export { ConsistentWith, consistentWith, markBehind, type SeenWrite, waitUntilSeen } from './edge/consistency.js';
export { IsDay, IsNotBlank } from './edge/fields.js';
export { commandIdFor, type CommandMeta, Meta, metaOf } from './edge/meta.js';
export { type FieldProblem, Problem, type ProblemBody, type ProblemInit } from './edge/problem.js';
export { problemOf, problemOfRefusal } from './edge/problem-of.js';
export { contextOf, currentRequest, newId, type RequestContext, runWithContext } from './edge/request-context.js';
export { respond } from './edge/respond.js';
export { type HealthCheck, HealthChecks } from './health/health-checks.js';
export type { CheckResult } from './health/health.dto.js';
export * from './import/index.js';
export { LEVEL_PROOF_RULES, levelProofRulesProvider, readLevelProofRules } from './levels/level-proof-rules.js';
export { createLogger, type Logger } from './logging/logger.js';
export { Metrics } from './metrics/metrics.js';
export { openApiDocument, type ServiceDescription } from './openapi/openapi.js';
export type { PathParameters } from './openapi/path-parameters.js';
export { LOCATION_HEADER, VERSION_HEADER } from './openapi/operation-headers.js';
export { developmentProblems, edgeProblems, sharedRouteProblems } from './problems/edge-problems.js';
export { problemDocument, type ProblemList, type ProblemMeaning } from './problems/problem-list.js';
export { rootKey } from './infrastructure/daily-jobs.js';
export { type DeriveKey, InfrastructureModule } from './infrastructure/infrastructure.module.js';
export type { DecidingService, ReadingService, ServiceOptions } from './infrastructure/service-options.js';
export { PolicyOutcomes } from './policies/policy-outcomes.js';
export { sendWanted, type Wanted } from './policies/wanted.js';
export { type TimedPolicies, type TimedPolicy, TimerWatch, timerWatch } from './policies/timer-watch.js';
export type { HostedStatus, ServiceSubscription } from './subscriptions/hosted-subscription.js';
export type { SubscriptionHost } from './subscriptions/subscription-host.js';
export type { ParkedPage, ParkedRow } from './operations/operations.dto.js';
export type { RebuildState } from './operations/rebuild-state.dto.js';
export type { ProjectionStatus, ServiceStatus } from './operations/service-status.dto.js';
