/** Errors whose messages are written by us and quote no values, and plain programming mistakes, which do not either. */
const SPEAKING: ReadonlySet<string> = new Set([
  'ConfigurationError',
  'RuleFileInvalid',
  'DataFolderInUse',
  'StoreUnavailable',
  'LogUnavailable',
  'KeyRingUnavailable',
  'DocumentStoreUnavailable',
  'ParkingUnavailable',
  'KeyDamaged',
  'WrongMasterKey',
  'VersionConflict',
  'StaleVersion',
  'UnknownEventType',
  'EventNotRegistered',
  'SchemaViolation',
  'KeyMissing',
  'SealBroken',
  'SphereNotGranted',
  'CommitRefused',
  'DatabaseUnusable',
  'StoreDamaged',
  'TopicMismatch',
  'LogRefused',
  'RuleFileInvalid',
  'TypeError',
  'ReferenceError',
]);

/** The message of an error where it is known to quote no value; texts of foreign libraries may quote the data. */
export const safeMessage = (error: Error): string | undefined => (SPEAKING.has(error.name) ? error.message : undefined);
