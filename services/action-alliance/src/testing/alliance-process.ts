import { settled, startTestProcess, TestClock, type TestProcess } from '#service-kit/testing';
import { actionAllianceService } from '../action-alliance.service.js';

export interface AllianceProcess extends TestProcess {
  readonly clock: TestClock;
  /** Resolves when every command so far has reached the views. */
  settled(): Promise<void>;
}

/** The service over real HTTP on embedded parts; the log repeats now and then, as a broker does. */
export async function startAllianceProcess(): Promise<AllianceProcess> {
  const clock = new TestClock();
  const running = await startTestProcess({
    services: [actionAllianceService()],
    clock,
    environment: { LOG_REPEAT_EVERY: '3' },
    demoUsers: [
      { user: 'youth', role: 'department', name: 'youth', department: 'youth' },
      { user: 'member', role: 'alliance-member', name: 'member', body: 'round' },
    ],
  });
  return { ...running, clock, settled: () => settled(running.app) };
}
