import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentStore } from '#event-sourcing/projections';
import type { TimerStore } from '#event-sourcing';
import { DOCUMENTS, TIMERS } from '#service-kit';
import {
  eventually,
  RunningServices,
  settled,
  startTestProcess,
  TestClock,
  type TestProcess,
} from '#service-kit/testing';
import { actionAllianceService } from '../../services/action-alliance/src/action-alliance.service.js';
import { coursesService } from '../../services/courses/src/courses.service.js';
import { integrationStatusService } from '../../services/integration-status/src/integration-status.service.js';
import { learnersService } from '../../services/learners/src/learners.service.js';

const TODAY = '2026-11-24';

/** Every format, in the order in which one refers to the other. */
export const FORMATS = [
  ['courses', 'traeger'],
  ['courses', 'kurse'],
  ['learners', 'personen'],
  ['learners', 'sprachstand'],
  ['learners', 'bedarf'],
  ['learners', 'berechtigungen'],
  ['learners', 'verpflichtungen'],
  ['learners', 'meilensteine'],
  ['learners', 'uebergaenge'],
  ['learners', 'streitfaelle'],
  ['courses', 'wartende'],
  ['courses', 'anmeldungen'],
  ['courses', 'uebergaben'],
  ['action-alliance', 'gremien'],
  ['action-alliance', 'themen'],
  ['action-alliance', 'sitzungen'],
  ['action-alliance', 'beschluesse'],
  ['action-alliance', 'massnahmen'],
] as const;
/** A service and a kind of file that it takes. */
export type Format = readonly [service: string, kind: string];

export interface ImportedHouse extends TestProcess {
  readonly clock: TestClock;
  settled(): Promise<void>;
  /** Imports the rows of a file of the demo county that name one of the persons, or none at all; gives its id. */
  bring(format: Format, isWanted: (person: number) => boolean): Promise<string>;
  send(service: string, kind: string, rows: string, as?: string): Promise<Record<string, unknown>>;
  undo(service: string, id: string): Promise<Record<string, unknown>>;
  /** What all read models show, what the policies remember, and which timers wait. */
  shown(): Promise<Readonly<Record<string, unknown>>>;
  /** Builds every read model anew. */
  rebuild(): Promise<void>;
}

/** All services in one process: on embedded parts, whose log repeats as a broker does, or on the servers that are named. */
export async function startImportedHouse(
  servers: Readonly<Record<string, string>> = { LOG_REPEAT_EVERY: '5' },
): Promise<ImportedHouse> {
  const clock = new TestClock();
  clock.set(`${TODAY}T09:00:00.000Z`);
  const running = await startTestProcess({
    services: [learnersService(), coursesService(), actionAllianceService(), integrationStatusService()],
    clock,
    environment: servers,
  });
  const api = (service: string): string => `/api/${service}/v1/imports`;
  const quiet = (): Promise<void> => settled(running.app);
  const ended = async (service: string, begun: Record<string, unknown>): Promise<Record<string, unknown>> => {
    let state = begun;
    while (state['state'] === 'running' || state['state'] === 'undoing') {
      await quiet();
      const answer = await running.call('GET', `${api(service)}/runs/${String(state['id'])}`, {
        as: 'migration-office',
      });
      state = answer.json as Record<string, unknown>;
    }
    return state;
  };
  const send: ImportedHouse['send'] = async (service, kind, rows, as = 'migration-office') => {
    const answer = await running.call('POST', `${api(service)}/${kind}?source=demo&relativeTo=${TODAY}`, {
      as,
      raw: rows,
      headers: { 'content-type': 'text/csv' },
    });
    if (answer.status > 299) throw new Error(`${kind}: ${answer.status} ${answer.text}`);
    return ended(service, answer.json as Record<string, unknown>);
  };
  return {
    ...running,
    clock,
    settled: quiet,
    send,
    bring: async ([service, kind], isWanted) => {
      const text = await readFile(join('demo', 'county', `${kind}.csv`), 'utf8');
      const [head = '', ...rows] = text.trimEnd().split('\n');
      const wanted = rows.filter((row) => {
        const person = /;?P-(\d{4});/.exec(row)?.[1];
        return person === undefined || isWanted(Number(person));
      });
      const state = await send(service, kind, [head, ...wanted, ''].join('\n'));
      await quiet();
      return String(state['id']);
    },
    undo: async (service, id) => {
      const answer = await running.call('POST', `${api(service)}/runs/${id}/undo`, { as: 'migration-office' });
      if (answer.status > 299) throw new Error(`undo: ${answer.status} ${answer.text}`);
      const state = await ended(service, answer.json as Record<string, unknown>);
      await quiet();
      return state;
    },
    shown: () => shownBy(running),
    rebuild: async () => {
      const services = running.app.get(RunningServices, { strict: false }).all();
      // One of a service at a time, as it asks for.
      await Promise.all(
        services.map(async ({ subscriptions, name }) => {
          for (const { active } of subscriptions.projections()) await rebuilt(running, name, active.name);
        }),
      );
      await quiet();
    },
  };
}

async function rebuilt(house: TestProcess, service: string, model: string): Promise<void> {
  const path = `/api/${service}/v1/operations/projections/${model}/rebuild`;
  // The one before has told its end, and lets go a moment later.
  const begun = await eventually(
    () => house.call('POST', path, { as: 'operator' }),
    ({ status }) => status !== 409,
  );
  if (begun.status > 299) throw new Error(`${path}: ${begun.status} ${begun.text}`);
  const { state } = await eventually(
    async () => (await house.call('GET', path, { as: 'operator' })).json as { readonly state: string },
    (told) => told.state !== 'running',
  );
  if (state !== 'done') throw new Error(`${path}: ${state}`);
}

interface Body {
  readonly view?: unknown;
  readonly entry?: object;
}

const PAGE = 500;
const FOREVER = '9999-12-31T00:00:00.000Z';
const MOST_TIMERS = 100_000;
/** Those of the engine itself, and what tells of the imports. */
const INNER = /^(import-index|imports|undone-imports|models|.*\.(cells|counts).*)/;

/** Views that show something, by model and document; of models that were built anew the latest generation. */
async function shownBy({ app }: TestProcess): Promise<Readonly<Record<string, unknown>>> {
  const shown: Record<string, unknown> = {};
  const stores = app.get<DocumentStore>(DOCUMENTS, { strict: false, each: true });
  for (const [at, store] of stores.entries()) {
    for (const name of await store.list()) {
      if (INNER.test(name)) continue;
      const collection = await store.collection<Body>({ name, indexes: ['stream'] });
      let after: string | undefined;
      do {
        const page = await collection.find(
          { index: 'stream' },
          { limit: PAGE, ...(after === undefined ? {} : { after }) },
        );
        for (const { id, body } of page.rows) {
          const view = body.view ?? (body.entry && Object.keys(body.entry).length > 0 ? body.entry : undefined);
          if (view !== undefined) shown[`${at} ${name.split('.')[0] ?? name} ${id}`] = view;
        }
        after = page.next;
      } while (after !== undefined);
    }
  }
  for (const [at, timers] of app.get<TimerStore>(TIMERS, { strict: false, each: true }).entries())
    for (const timer of await timers.due(FOREVER, MOST_TIMERS)) shown[`${at} timer ${timer.id}`] = timer;
  return shown;
}
