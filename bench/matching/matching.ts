import { join } from 'node:path';
import { openProjection } from '#event-sourcing/projections';
import { openEmbeddedDocuments } from '#event-sourcing/projections/embedded';
import { MatchingRules } from '../../services/integration-status/src/matching/matching-rules.js';
import { PlacingBoard, type PlacingState } from '../../services/integration-status/src/matching/placing-board.js';
import { compareFits, isCandidate, weigh } from '../../services/integration-status/src/matching/weigh.js';
import { providerProjection } from '../../services/integration-status/src/projections/provider/provider.projection.js';
import { runProjection } from '../../services/integration-status/src/projections/run/run.projection.js';
import { seekerProjection } from '../../services/integration-status/src/projections/seeker/seeker.projection.js';
import { atMost, byTurns, quantile, ratio, type Run, told } from '../measure.js';
import type { Row } from '../row.js';
import { inFolder } from '../scratch.js';
import { changedNeed, DAY, municipalities, personEvents, runEvents } from './county.js';

const WAITING = 6_000;
const RUNS = 400;
const SHOWN = 20;
const QUESTIONS = 400;
/** Every so manieth question comes after a change of somebody's need, and sees it. */
const CHANGED_EVERY = 10;
const TURNS = { turns: 5, count: 40 };

/** A person's runs and a free seat's people, from the index in memory, against a look at everybody and everything. */
export const matching: Row = {
  name: 'matching',
  needs: [],
  measure: async ({ runs }) => {
    const all: Awaited<ReturnType<typeof oneRun>>[] = [];
    for (let run = 0; run < runs; run++) all.push(await inFolder(oneRun));
    const what = 'matching, 6,000 waiting and 400 runs';
    return [
      {
        what: `${what}: questions`,
        unit: 'questions/s',
        wanted: ratio(1),
        against:
          'looks at all 400 runs for the person and at all 6,000 people for the run, weighs and sorts those that can fit',
        runs: all.map(({ questions }) => questions),
      },
      {
        what: `${what}: p50 with the read models, one in ten after a change`,
        unit: 'ms',
        wanted: told,
        runs: all.map(({ latencies }) => ({ ours: quantile(latencies, 0.5) })),
      },
      {
        what: `${what}: p95 with the read models, one in ten after a change`,
        unit: 'ms',
        wanted: atMost(100),
        runs: all.map(({ latencies }) => ({ ours: quantile(latencies, 0.95) })),
      },
    ];
  },
};

interface OneRun {
  readonly questions: Run;
  readonly latencies: readonly number[];
}

async function oneRun(folder: string): Promise<OneRun> {
  const documents = await openEmbeddedDocuments({ file: join(folder, 'documents.db') });
  const seekers = await openProjection(seekerProjection, documents);
  const runs = await openProjection(runProjection, documents);
  const people = Array.from({ length: WAITING }, (_, at) => personEvents(at)).flat();
  for (let at = 0; at < people.length; at += 500) await seekers.apply(people.slice(at, at + 500));
  await runs.apply(Array.from({ length: RUNS }, (_, at) => runEvents(at)).flat());
  const providers = await openProjection(providerProjection, documents);
  const sources = { seekers: seekers.reader, runs: runs.reader, providers: providers.reader };
  const board = new PlacingBoard(sources, municipalities, MatchingRules.reader());
  await board.current(DAY, true);

  const latencies: number[] = [];
  const versions = new Map<number, number>();
  for (let question = 0; question < QUESTIONS; question++) {
    const isChanged = question % CHANGED_EVERY === 0;
    if (isChanged) {
      const at = (question * 17) % WAITING;
      const version = (versions.get(at) ?? 1) + 1;
      versions.set(at, version);
      await seekers.apply([changedNeed(at, version)]);
    }
    const begin = performance.now();
    ask(await board.current(DAY, isChanged), question);
    latencies.push(performance.now() - begin);
  }

  const state = await board.current(DAY);
  let own = 0;
  let raw = 0;
  const questions = await byTurns(
    TURNS.turns,
    TURNS.count,
    (count) => Promise.resolve(times(count, () => ask(state, own++))),
    (count) => Promise.resolve(times(count, () => askAll(state, raw++))),
  );
  await documents.close();
  return { questions, latencies };
}

function times(count: number, work: () => void): void {
  for (let done = 0; done < count; done++) work();
}

/** The runs for a person, and the people for a run. */
function ask({ index, entries, runs }: PlacingState, question: number): void {
  const entry = entries[(question * 31) % entries.length];
  const run = runs.get(`r_${(question * 7) % RUNS}`);
  if (!entry || !run) throw new Error('nobody to ask for');
  index.runsFor(entry.seeking, SHOWN);
  index.personsFor(run, SHOWN);
}

/** The same by a look at everything. */
function askAll({ entries, runs, day, rules, distance }: PlacingState, question: number): void {
  const entry = entries[(question * 31) % entries.length];
  const run = runs.get(`r_${(question * 7) % RUNS}`);
  if (!entry || !run) throw new Error('nobody to ask for');
  const weighing = { day, rules, distance };
  [...runs.values()]
    .filter((one) => isCandidate(entry.seeking, one, day))
    .map((one) => weigh(entry.seeking, one, weighing))
    .sort((one, other) => compareFits(one, other, rules.matching.reachKm))
    .slice(0, SHOWN);
  entries
    .filter((one) => one.courseType === run.courseType && one.seeking.level === run.entryLevel)
    .map((one) => ({ one, fit: weigh(one.seeking, run, weighing) }))
    .sort((a, b) => a.fit.reasonsAgainst.length - b.fit.reasonsAgainst.length || (a.one.place < b.one.place ? -1 : 1))
    .slice(0, SHOWN);
}
