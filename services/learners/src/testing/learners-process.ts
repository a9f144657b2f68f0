import type { EventLog } from '#messaging';
import type { KeyRing } from '#privacy';
import { EVENT_LOG, KEY_RING, SEALER } from '#service-kit';
import {
  type PublishedEvent,
  PublishedEvents,
  fireTimers,
  settled,
  startTestProcess,
  TestClock,
  type TestProcess,
} from '#service-kit/testing';
import type { Sealer } from '#privacy';
import { topicOf } from '#contracts';
import { learnersService } from '../learners.service.js';

export interface LearnersProcess extends TestProcess {
  readonly clock: TestClock;
  /** What the courses service would have published; resolves when it has reached policies and views. */
  hear(...events: readonly PublishedEvent[]): Promise<void>;
  /** Resolves when every command so far and all that it caused has reached policies and views. */
  settled(): Promise<void>;
  /** Fires what is due by the clock. */
  fireTimers(): Promise<number>;
  erase(personRef: string): Promise<void>;
  /** The keys of somebody, or of a note, as the key ring has them. */
  keys(ref: string): ReturnType<KeyRing['keys']>;
}

/** The service over real HTTP on embedded parts; the log repeats now and then, as a broker does. */
export async function startLearnersProcess(providers: readonly string[] = []): Promise<LearnersProcess> {
  const clock = new TestClock();
  const running = await startTestProcess({
    services: [learnersService()],
    clock,
    environment: { LOG_REPEAT_EVERY: '3' },
    demoUsers: [
      ...providers.map((provider) => ({ user: provider, role: 'provider' as const, name: provider, provider })),
      { user: 'both', role: 'provider', name: 'both', provider: ['vhs', 'p-x'] },
      { user: 'public-order', role: 'department', name: 'public-order', department: 'public-order' },
      { user: 'youth', role: 'department', name: 'youth', department: 'youth' },
      { user: 'health', role: 'department', name: 'health', department: 'health' },
      { user: 'job-centre', role: 'department', name: 'job-centre', department: 'job-centre' },
      { user: 'vhs-colleague', role: 'provider', name: 'vhs-colleague', provider: 'vhs' },
    ],
  });
  const part = <Part>(token: symbol): Part => running.app.get<Part>(token, { strict: false });
  const topic = new PublishedEvents(part<Sealer>(SEALER), clock);
  const quiet = (): Promise<void> => settled(running.app);
  return {
    ...running,
    clock,
    settled: quiet,
    hear: async (...events) => {
      await part<EventLog>(EVENT_LOG).publish(topicOf('courses'), await topic.sealed(events));
      await quiet();
    },
    fireTimers: () => fireTimers(running.app),
    erase: (personRef) => part<KeyRing>(KEY_RING).erase(personRef),
    keys: (personRef) => part<KeyRing>(KEY_RING).keys([{ personRef, sphere: 'coordination' }], false),
  };
}
