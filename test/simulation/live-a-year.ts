import { join } from 'node:path';
import { expect } from '@jest/globals';
import Database from 'libsql';
import { startTestProcess, TestClock } from '#service-kit/testing';
import { house } from '../../services/standalone/src/house.js';
import type { County } from './county.js';
import { happenings } from './happenings.js';
import type { Figures } from './ledger.js';
import { figuresOfReadModels } from './read-models.js';
import { openProcesses } from './open-processes.js';
import { HARMLESS, PolicyRefusals } from './policy-refusals.js';
import { PROVIDERS } from './world.js';
import { Year } from './year.js';

const FIRST_DAY = '2026-01-05';
const DAYS = 364;
/** Days between two looks at what policies were refused. */
const LOOKED_EVERY = 60;
const MUNICIPALITIES = ['03251007', '03251037', '03251040', '03251041', '03251042', '03251044', '03251047'];
const DECIDING = ['learners', 'courses'];
const SERVICES = [...DECIDING, 'integration-status'];

export interface LivedYear {
  /** Sent by people; policies sent more. */
  readonly commands: number;
  /** Decisions in the stores, those of policies too. */
  readonly commits: number;
  readonly figures: Figures;
  /** How often what happened (`happenings`). */
  readonly happened: Readonly<Record<string, number>>;
  /** What policies wanted and was refused, `policy: code`, with how often. */
  readonly refused: Readonly<Record<string, number>>;
}

interface Status {
  readonly relay?: { readonly pending: number; readonly parkedStreams: readonly string[] };
  readonly subscriptions: readonly { readonly group: string; readonly lag: number; readonly parked: number }[];
}

/** Lives a year with so many newcomers, and expects that nothing is stuck and that the read models tell what happened. */
export async function liveAYear(
  learners: number,
  seed: number,
  onDay?: (day: string, commands: number) => void,
): Promise<LivedYear> {
  const clock = new TestClock(`${FIRST_DAY}T07:00:00.000Z`);
  const running = await startTestProcess({
    ...house(),
    clock,
    demoUsers: PROVIDERS.map((provider) => ({ user: provider, role: 'provider', name: provider, provider })),
  });
  try {
    let passed = 0;
    const year = new Year({
      house: running,
      clock,
      learners,
      seed,
      firstDay: FIRST_DAY,
      days: DAYS,
      municipalities: MUNICIPALITIES,
      onDay: async (day, commands) => {
        if (++passed % LOOKED_EVERY === 0) await refusals.look();
        onDay?.(day, commands);
      },
    });
    const { county, ledger } = year.world;
    const refusals = new PolicyRefusals(county, DECIDING);
    const lastDay = await year.live();
    await expectQuiet(county);
    await refusals.look();
    const refused = refusals.counts();
    const told = await figuresOfReadModels(county, running.app);
    expect({
      notHarmless: Object.entries(refused).filter(([pair]) => HARMLESS[pair] === undefined),
      open: await openProcesses(running.app, lastDay),
      told,
    }).toEqual({ notHarmless: [], open: [], told: ledger.figures(lastDay) });
    return {
      commands: county.commands,
      commits: commitsIn(running.dataDir),
      figures: told,
      happened: await happenings(running.app),
      refused,
    };
  } finally {
    await running.stop();
  }
}

/** Nothing waits to be published or handled, and no stream is parked. */
async function expectQuiet(county: County): Promise<void> {
  for (const service of SERVICES) {
    const status = await county.get<Status>('operator', `/api/${service}/v1/operations/status`);
    expect([service, status.relay?.pending ?? 0, status.relay?.parkedStreams ?? []]).toEqual([service, 0, []]);
    for (const { group, lag, parked } of status.subscriptions) expect([group, lag, parked]).toEqual([group, 0, 0]);
  }
}

function commitsIn(dataDir: string): number {
  const counts = DECIDING.map((service) => {
    const store = new Database(join(dataDir, service, 'store.db'), { readonly: true });
    const row = store.prepare('SELECT count(*) AS commits FROM commits').get() as { readonly commits: number };
    store.close();
    return row.commits;
  });
  return counts.reduce((sum, count) => sum + count, 0);
}
