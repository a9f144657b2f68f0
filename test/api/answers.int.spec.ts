import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestProcess, type TestProcess } from '#service-kit/testing';
import { demoUsers } from '../../services/standalone/src/demo-users.js';
import { house } from '../../services/standalone/src/house.js';
import { CountyClient } from '../story/county-client.js';
import { tellStory } from '../story/story.js';
import { describedOperations, nameOf } from './documents.js';

interface Given {
  readonly operation: string;
  readonly status: number;
  readonly text: string;
}

const described = new Map(describedOperations().map((one) => [nameOf(one), one]));
const given: Given[] = [];
let running: TestProcess;

beforeAll(async () => {
  const { prepare, ...parts } = house();
  running = await startTestProcess({
    ...parts,
    demoUsers: demoUsers(),
    prepare: async (app) => {
      await prepare?.(app);
      app
        .getHttpAdapter()
        .getInstance()
        .addHook('onSend', (request, reply, payload, done) => {
          const path = request.routeOptions.url?.replaceAll(/:(\w+)/g, '{$1}') ?? '';
          if (typeof payload === 'string')
            given.push({ operation: `${request.method} ${path}`, status: reply.statusCode, text: payload });
          done(null, payload);
        });
    },
  });
});
afterAll(() => running.stop());

/** What is wrong with an answer, by the document; undefined: it is as promised. */
function fault({ operation, status, text }: Given): string | undefined {
  const promise = described.get(operation);
  const content = (promise?.responses[String(status)] ?? promise?.responses['default'])?.content ?? {};
  const media = content[status < 400 ? 'application/json' : 'application/problem+json'];
  if (!promise || !media) return `${operation}: ${status} is not described`;
  const wrong = promise.fits(media.schema, JSON.parse(text));
  return wrong === undefined ? undefined : `${operation}: ${status} ${wrong}`;
}

it('every answer that the story gets is one that its document promises', async () => {
  await tellStory(new CountyClient(running.url));
  const ofServices = given.filter(({ operation }) => / \/api\/[a-z-]+\/v1\//.test(operation));
  expect(new Set(ofServices.map(({ operation }) => operation)).size).toBeGreaterThan(25);
  expect([...new Set(ofServices.map(fault))].filter(Boolean)).toEqual([]);
});
