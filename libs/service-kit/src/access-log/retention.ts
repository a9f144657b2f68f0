import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Static, Type } from '@sinclair/typebox';
import { Ajv } from 'ajv';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '#event-sourcing';
import { describeFault } from '#messaging';
import { ConfigurationError } from '../configuration/read-configuration.js';
import type { Logger } from '../logging/logger.js';
import type { AccessLog } from './access-log.js';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const closed = { additionalProperties: false };
const RetentionFile = Type.Object(
  {
    ruleId: Type.String(),
    description: Type.String(),
    versions: Type.Array(
      Type.Object(
        {
          version: Type.String({ minLength: 1 }),
          validFrom: Day,
          validTo: Type.Optional(Day),
          keptMonths: Type.Integer({ minimum: 1, maximum: 120 }),
          legalBasis: Type.String({ minLength: 1 }),
          source: Type.String({ minLength: 1 }),
          checkedOn: Type.Optional(Day),
        },
        closed,
      ),
      { minItems: 1 },
    ),
  },
  closed,
);
type Retention = Static<typeof RetentionFile>['versions'];

const FILE = join('libs', 'service-kit', 'rules', 'access-log.json');

/** How long access entries are kept, as dated data. Throws ConfigurationError where the file does not fit. */
export function readRetention(file = retentionFile()): Retention {
  const content = JSON.parse(readFileSync(file, 'utf8')) as unknown;
  const check = new Ajv({ strict: false }).compile<Static<typeof RetentionFile>>(RetentionFile);
  if (check(content)) return content.versions;
  const [fault] = check.errors ?? [];
  throw new ConfigurationError([`${FILE}${fault?.instancePath ?? ''}: ${fault?.message ?? 'does not fit'}`]);
}

/** Beside this library, from the sources and from the build alike. */
function retentionFile(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, FILE))) {
    const above = dirname(directory);
    if (above === directory) throw new ConfigurationError([`${FILE}: is missing`]);
    directory = above;
  }
  return join(directory, FILE);
}

/** The instant before which entries go, by the version that is valid on the day; undefined where none is. */
export function keptSince(
  retention: Retention,
  { now, today }: { readonly now: string; readonly today: string },
): string | undefined {
  const valid = retention.find(
    ({ validFrom, validTo }) => validFrom <= today && (validTo === undefined || today <= validTo),
  );
  return (
    valid &&
    Temporal.Instant.from(now)
      .toZonedDateTimeISO('Europe/Berlin')
      .subtract({ months: valid.keptMonths })
      .toInstant()
      .toString({ fractionalSecondDigits: 3 })
  );
}

const HOUR_MS = 3_600_000;

/** Removes access entries whose time is over: at the start, then every hour. Several processes may do so at once. */
export class AccessLogCleaning {
  private handle: NodeJS.Timeout | undefined;
  private working: Promise<number> | undefined;

  constructor(
    private readonly log: AccessLog,
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly retention: Retention = readRetention(),
  ) {}

  start(): void {
    this.tick();
    this.handle = setInterval(() => this.tick(), HOUR_MS);
    this.handle.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.handle);
    await this.working?.catch(() => undefined);
  }

  /** Removes what is due; returns how many entries went. A run under way is joined. */
  runOnce(): Promise<number> {
    this.working ??= this.clean().finally(() => (this.working = undefined));
    return this.working;
  }

  private tick(): void {
    this.runOnce().catch((error: unknown) =>
      this.logger.warn({ fault: describeFault(error) }, 'old access entries are removed later'),
    );
  }

  private async clean(): Promise<number> {
    const before = keptSince(this.retention, { now: this.clock.now(), today: this.clock.today() });
    return before === undefined ? 0 : this.log.removeBefore(before);
  }
}
