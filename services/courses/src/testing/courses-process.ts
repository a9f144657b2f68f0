import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DynamicModule, Module } from '@nestjs/common';
import { type Context, contractRegistry, coursesEvents, EventRegistry, topicOf } from '#contracts';
import { DefaultCommandExecutor } from '#event-sourcing';
import { openEmbeddedStore } from '#event-sourcing/embedded';
import { startRelay } from '#messaging';
import { openEmbeddedLog, openEmbeddedParking } from '#messaging/embedded';
import { silentLogger } from '#messaging/testing';
import { DefaultEventOpener, KeyRingSealer } from '#privacy';
import { testKeyRing } from '#privacy/testing';
import { CLOCK, COMMAND_EXECUTOR, DOCUMENTS, EVENT_LOG, EVENT_OPENER, EVENT_STORE, PARKING } from '#service-kit';
import { startTestProcess, TestClock, type TestProcess } from '#service-kit/testing';
import { CourseSubscriptions } from '../course-subscriptions.js';
import { CoursesModule } from '../courses.module.js';
import { innerEvents } from '../inner-events.js';
import { publish } from '../publish.js';
import { memoryDocuments } from './memory-documents.js';

export interface CoursesProcess extends TestProcess {
  readonly clock: TestClock;
  /** Resolves when every command so far and all that it caused has reached policies and views. */
  settled(): Promise<void>;
}

const CONTEXT: Context = 'courses';

/** The service over real HTTP on an embedded store, relay and log; repeats now and then, as a broker does. */
export async function startCoursesProcess(providers: readonly string[]): Promise<CoursesProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'courses-'));
  const clock = new TestClock();
  const ring = testKeyRing();
  const contracts = contractRegistry();
  const sealer = new KeyRingSealer(ring, { spheres: ['coordination'] });
  const store = await openEmbeddedStore({ file: join(folder, 'store.db') });
  const log = openEmbeddedLog({
    file: join(folder, 'log.db'),
    topics: [topicOf(CONTEXT)],
    partitions: 2,
    repeatEvery: 3,
  });
  const parking = openEmbeddedParking({ file: join(folder, 'parking.db') });
  const executor = new DefaultCommandExecutor({
    store,
    sealer,
    registry: new EventRegistry([...coursesEvents, ...innerEvents]),
    contracts,
    publish,
    clock,
    contentKey: randomBytes(32),
    onErased: (listener) => ring.onErased(listener),
  });
  const relay = startRelay({ context: CONTEXT, store, log, logger: silentLogger });

  const parts = [
    { provide: CLOCK, useValue: clock },
    { provide: EVENT_STORE, useValue: store },
    { provide: EVENT_LOG, useValue: log },
    { provide: EVENT_OPENER, useValue: new DefaultEventOpener(sealer, contracts) },
    { provide: PARKING, useValue: parking },
    { provide: COMMAND_EXECUTOR, useValue: executor },
    { provide: DOCUMENTS, useValue: memoryDocuments() },
  ];
  @Module({})
  class EmbeddedParts {}
  const infrastructure: DynamicModule = {
    module: EmbeddedParts,
    providers: parts,
    exports: parts.map(({ provide }) => provide),
  };
  @Module({ imports: [CoursesModule.on(infrastructure)] })
  class Courses {}

  const running = await startTestProcess({
    services: [{ name: 'courses', title: 'Courses', description: 'Courses', module: Courses }],
    clock,
    demoUsers: providers.map((provider) => ({ user: provider, role: 'provider', name: provider, provider })),
  });
  const subscriptions = running.app.get(CourseSubscriptions, { strict: false });
  return {
    ...running,
    clock,
    settled: async () => {
      // A policy's command is a commit of its own: quiet is when a whole round wrote nothing.
      for (;;) {
        let wrote = false;
        const stopListening = store.onAppend(() => {
          wrote = true;
        });
        await relay.idle();
        await subscriptions.caughtUp();
        stopListening();
        if (!wrote && (await store.pending(1)).length === 0) return;
      }
    },
    stop: async () => {
      await running.stop();
      await relay.stop();
      await Promise.all([log.close(), parking.close(), store.close(), ring.close()]);
      executor.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
