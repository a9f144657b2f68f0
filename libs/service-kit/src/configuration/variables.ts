import { type Static, type TSchema, Type } from '@sinclair/typebox';

/** Marks a variable that is never printed and that a file may hold: `<NAME>_FILE` names the file. */
const secret = <S extends TSchema>(schema: S): S => ({ ...schema, secret: true });
export const isSecret = (schema: TSchema): boolean => schema['secret'] === true;

const url = (description: string, schemes = 'https?') =>
  Type.Optional(Type.String({ pattern: `^${schemes}://[^\\s]+$`, description }));

/** 32 bytes in base64: 43 characters and one `=`. */
const MASTER_KEY_PATTERN = '^[A-Za-z0-9+/]{43}=$';

/** What every process reads from its environment: HTTP, sign-in, logs. Names are those of the variables. */
export const edgeVariables = Type.Object({
  PORT: Type.Integer({
    default: 8080,
    minimum: 0,
    maximum: 65535,
    description: 'TCP port of the HTTP server; 0 takes a free one.',
  }),
  HOST: Type.String({ default: '127.0.0.1', minLength: 1, description: 'Address the HTTP server binds to.' }),
  DEVELOPMENT: Type.Boolean({
    default: false,
    description:
      'Development only, on a loopback `HOST` only: a master key of its own in `DATA_DIR`, sign-in by the development issuer.',
  }),
  OIDC_ISSUER: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'Issuer (`iss`) of the tokens accepted. Required outside of development.',
    }),
  ),
  OIDC_AUDIENCE: Type.String({
    default: 'verzahnung',
    minLength: 1,
    description: 'Audience (`aud`) that a token must name.',
  }),
  OIDC_JWKS_URI: url('Address of the public keys of the issuer (JWKS). Required outside of development.'),
  LOG_LEVEL: Type.Unsafe<'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'>(
    Type.String({
      pattern: '^(fatal|error|warn|info|debug|trace|silent)$',
      default: 'info',
      description: 'Least severe log line written: fatal, error, warn, info, debug, trace, silent.',
    }),
  ),
  REQUEST_TIMEOUT_MS: Type.Integer({
    default: 30_000,
    minimum: 1000,
    maximum: 600_000,
    description: 'Longest time a request may take to arrive, in milliseconds.',
  }),
  SHUTDOWN_LIMIT_MS: Type.Integer({
    default: 20_000,
    minimum: 1000,
    maximum: 600_000,
    description: 'Longest time for work in flight to end after SIGTERM, in milliseconds.',
  }),
  BODY_LIMIT_BYTES: Type.Integer({
    default: 1_048_576,
    minimum: 1024,
    maximum: 104_857_600,
    description: 'Largest JSON or form body, in bytes.',
  }),
  FILE_LIMIT_BYTES: Type.Integer({
    default: 20_971_520,
    minimum: 1024,
    maximum: 1_073_741_824,
    description: 'Largest file accepted by a route that takes files, in bytes.',
  }),
});

/** What a process with a store, a log and a key ring reads beside it. */
export const storageVariables = Type.Object({
  DATA_DIR: Type.String({
    default: './data',
    minLength: 1,
    description: 'Folder of the embedded store, log, keys and documents. Unused with MongoDB and Kafka.',
  }),
  KAFKA_BROKERS: Type.Optional(
    Type.String({
      pattern: '^[^\\s,:]+:[0-9]+(,[^\\s,:]+:[0-9]+)*$',
      description:
        'Kafka brokers, `host:port`, separated by commas. Set together with `MONGODB_URI`; both absent: embedded parts.',
    }),
  ),
  MONGODB_URI: Type.Optional(
    secret(
      Type.String({
        pattern: '^mongodb(\\+srv)?://[^\\s]+$',
        description: 'Connection string of MongoDB. Set together with `KAFKA_BROKERS`.',
      }),
    ),
  ),
  COUNTY_DIR: Type.String({
    default: './demo/county',
    minLength: 1,
    description: 'Folder of the county’s own data: `municipalities.csv` and `municipalities.geojson`.',
  }),
  MONGODB_PREFIX: Type.String({
    default: 'verzahnung',
    pattern: '^[a-z][a-z0-9-]{0,19}$',
    description: 'Beginning of the names of all databases.',
  }),
  LOG_PARTITIONS: Type.Integer({
    default: 12,
    minimum: 1,
    maximum: 1000,
    description: 'Partitions of each topic. Checked at start, never changed within a topic.',
  }),
  LOG_REPEAT_EVERY: Type.Integer({
    default: 0,
    minimum: 0,
    maximum: 1000,
    description: 'Embedded log, for tests: every so many batches of a reader, one is delivered twice. 0: never.',
  }),
  MASTER_KEY: Type.Optional(
    secret(
      Type.String({
        pattern: MASTER_KEY_PATTERN,
        description: 'Wraps the keys of persons: 32 random bytes in base64. Required outside of development.',
      }),
    ),
  ),
});

export const houseVariables = Type.Object({ ...edgeVariables.properties, ...storageVariables.properties });

/** Where a process finds the others: read by the dashboard and the proxy in front of the services. */
export const serviceAddresses = Type.Object({
  LEARNERS_URL: url('Base address of learners; absent: this process.'),
  COURSES_URL: url('Base address of courses; absent: this process.'),
  ACTION_ALLIANCE_URL: url('Base address of action-alliance; absent: this process.'),
  INTEGRATION_STATUS_URL: url('Base address of integration-status; absent: this process.'),
});

export type EdgeConfiguration = Static<typeof edgeVariables>;
export type StorageConfiguration = Static<typeof storageVariables>;
export type HouseConfiguration = EdgeConfiguration & StorageConfiguration;
export type ServiceAddresses = Static<typeof serviceAddresses>;
/** The dashboard alone: no store, no log, no keys. */
export const dashboardVariables = Type.Object({ ...edgeVariables.properties, ...serviceAddresses.properties });
export type DashboardConfiguration = EdgeConfiguration & ServiceAddresses;
