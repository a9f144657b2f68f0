import { randomUUID } from 'node:crypto';
import { type ContractEvent, contractRegistry, type JsonObject, markedFields, topicOf } from '#contracts';
import type { EventLog } from '#messaging';
import { type KeyRing, KeyRingSealer } from '#privacy';
import { EVENT_LOG, KEY_RING, SUBSCRIPTIONS, type SubscriptionHost } from '#service-kit';
import { startTestProcess, TestClock, type TestProcess } from '#service-kit/testing';
import { integrationStatusService } from '../integration-status.service.js';

export const TODAY = '2026-11-24';

export interface StatusProcess extends TestProcess {
  readonly clock: TestClock;
  /** Puts an event of another service into the log, sealed as that service seals it. */
  readonly publish: (stream: string, type: string, effectiveOn: string, data: JsonObject) => Promise<void>;
  /** Resolves when all that was published is in the read models. */
  settled(): Promise<void>;
}

/** The service over real HTTP on embedded parts, fed from the log as the other services feed it. */
export async function startStatusProcess(providers: readonly string[] = []): Promise<StatusProcess> {
  const clock = new TestClock();
  clock.set(`${TODAY}T09:00:00.000Z`);
  const running = await startTestProcess({
    services: [integrationStatusService()],
    clock,
    demoUsers: [
      ...providers.map((provider) => ({ user: provider, role: 'provider' as const, name: provider, provider })),
      ...['public-order', 'job-centre', 'youth'].map((department) => ({
        user: department,
        role: 'department' as const,
        name: department,
        department,
      })),
    ],
  });
  const log = running.app.get<EventLog>(EVENT_LOG, { strict: false });
  const keyRing = running.app.get<KeyRing>(KEY_RING, { strict: false });
  const subscriptions = running.app.get<SubscriptionHost>(SUBSCRIPTIONS, { strict: false });
  const sealer = new KeyRingSealer(keyRing, { spheres: ['coordination', 'youth', 'health'] });
  const registry = contractRegistry();
  const versions = new Map<string, number>();
  return {
    ...running,
    clock,
    publish: async (stream, type, effectiveOn, data) => {
      registry.check(type, data);
      const definition = registry.definition(type);
      const id = randomUUID();
      const streamVersion = (versions.get(stream) ?? 0) + 1;
      versions.set(stream, streamVersion);
      const marked = markedFields(definition.schema);
      const pick = (wanted: boolean): JsonObject =>
        Object.fromEntries(Object.entries(data).filter(([name]) => marked.includes(name) === wanted));
      const { sphere } = definition;
      const [sealed] =
        sphere === undefined
          ? []
          : await sealer.seal([
              { eventId: id, personRef: data['personRef'] as string, sphere, content: { ...pick(true), effectiveOn } },
            ]);
      const event: ContractEvent = {
        id,
        context: definition.context,
        type,
        schemaVersion: definition.version,
        stream,
        streamVersion,
        recordedAt: `${TODAY}T08:00:00.000Z`,
        correlationId: id,
        causationId: id,
        data: pick(false),
        ...(sealed ? { sealed } : { effectiveOn }),
      };
      await log.publish(topicOf(definition.context), [event]);
    },
    settled: () => subscriptions.caughtUp(),
  };
}
