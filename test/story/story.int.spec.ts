import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { startTestProcess, type TestProcess } from '#service-kit/testing';
import { demoUsers } from '../../services/standalone/src/demo-users.js';
import { house } from '../../services/standalone/src/house.js';
import { CountyClient } from './county-client.js';
import { tellStory } from './story.js';

describe('the story, in one process on embedded parts', () => {
  let running: TestProcess;
  beforeAll(async () => void (running = await startTestProcess({ ...house(), demoUsers: demoUsers() })));
  afterAll(() => running.stop());

  it('walks from the first day to the follow-up course, and from a topic to its measure', () =>
    tellStory(new CountyClient(running.url)));
});
