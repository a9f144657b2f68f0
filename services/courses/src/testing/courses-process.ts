import { topicOf } from '#contracts';
import type { EventLog } from '#messaging';
import type { KeyRing, Sealer } from '#privacy';
import { type DemoUser, EVENT_LOG, KEY_RING, SEALER } from '#service-kit';
import {
  type PublishedEvent,
  PublishedEvents,
  fireTimers,
  settled,
  startTestProcess,
  TestClock,
  type TestProcess,
} from '#service-kit/testing';
import { coursesService } from '../courses.service.js';

export interface CoursesProcess extends TestProcess {
  readonly clock: TestClock;
  /** What the learners service would have published; resolves when it has reached policies and views. */
  hear(...events: readonly PublishedEvent[]): Promise<void>;
  /** The learners service has told of these persons, taken in by the coordination or by the provider named. */
  takenIn(personRefs: readonly string[], by?: string): Promise<void>;
  /** Destroys the key of a person. */
  erase(personRef: string): Promise<void>;
  /** Fires every timer that is due by the clock; returns how many. */
  fireTimers(): Promise<number>;
  /** Resolves when every command so far and all that it caused has reached policies and views. */
  settled(): Promise<void>;
}

/** The service over real HTTP on embedded parts, in a folder of its own unless given; its log repeats, as a broker does. */
export async function startCoursesProcess(
  providers: readonly string[],
  users: readonly DemoUser[] = [],
  dataDir?: string,
): Promise<CoursesProcess> {
  const clock = new TestClock();
  const running = await startTestProcess({
    services: [coursesService()],
    clock,
    ...(dataDir === undefined ? {} : { dataDir }),
    demoUsers: [
      ...providers.map((provider): DemoUser => ({ user: provider, role: 'provider', name: provider, provider })),
      ...users,
    ],
    environment: { LOG_REPEAT_EVERY: '3' },
  });
  const part = <Part>(token: symbol): Part => running.app.get<Part>(token, { strict: false });
  const learners = new PublishedEvents(part<Sealer>(SEALER), clock);
  const hear: CoursesProcess['hear'] = async (...events) => {
    await part<EventLog>(EVENT_LOG).publish(topicOf('learners'), await learners.sealed(events));
    await settled(running.app);
  };
  return {
    ...running,
    clock,
    hear,
    takenIn: (personRefs, by) =>
      hear(
        ...personRefs.map((personRef): PublishedEvent => ({
          type: 'learner-enrolled',
          stream: `learner-${personRef}`,
          effectiveOn: '2026-01-05',
          data: { personRef, municipalityKey: '03251040', ...(by === undefined ? {} : { takenInBy: by }) },
        })),
      ),
    erase: (personRef) => part<KeyRing>(KEY_RING).erase(personRef),
    fireTimers: () => fireTimers(running.app),
    settled: () => settled(running.app),
  };
}
