import { settled, startTestProcess, TestClock, type TestProcess } from '#service-kit/testing';
import { coursesService } from '../courses.service.js';

export interface CoursesProcess extends TestProcess {
  readonly clock: TestClock;
  /** Resolves when every command so far and all that it caused has reached policies and views. */
  settled(): Promise<void>;
}

/** The service over real HTTP on embedded parts; its log repeats now and then, as a broker does. */
export async function startCoursesProcess(providers: readonly string[]): Promise<CoursesProcess> {
  const clock = new TestClock();
  const running = await startTestProcess({
    services: [coursesService()],
    clock,
    demoUsers: providers.map((provider) => ({ user: provider, role: 'provider', name: provider, provider })),
    environment: { LOG_REPEAT_EVERY: '3' },
  });
  return { ...running, clock, settled: () => settled(running.app) };
}
