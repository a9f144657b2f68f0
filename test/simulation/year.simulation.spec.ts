import { expect, it } from '@jest/globals';
import { OF_EVERY_YEAR } from './happenings.js';
import { liveAYear } from './live-a-year.js';

const LEARNERS = Number(process.env['SIMULATED_LEARNERS'] ?? '20000');
const SEED = Number(process.env['SIMULATION_SEED'] ?? '20260105');
const MONTH = 30;

it(`a year of the county with ${LEARNERS} learners (seed ${SEED})`, async () => {
  const began = performance.now();
  let days = 0;
  const { commands, commits, figures, happened, refused } = await liveAYear(LEARNERS, SEED, (day, sent) => {
    if (days++ % MONTH === 0)
      process.stderr.write(`${day}: ${sent} commands, ${Math.round((performance.now() - began) / 1000)} s\n`);
  });
  const { handoverDays, waitDays, ...counts } = figures;
  const all = Object.values(handoverDays);
  process.stderr.write(
    `${JSON.stringify({
      learners: LEARNERS,
      commands,
      commits,
      seconds: Math.round((performance.now() - began) / 1000),
      ...counts,
      waits: waitDays['all'],
      refused,
      happened,
      pairs: all.length,
      handovers: all.reduce((sum, { count }) => sum + count, 0),
      residentMegabytes: Math.round(process.memoryUsage.rss() / 1e6),
    })}\n`,
  );
  expect(all.length).toBeGreaterThan(0);
  expect(OF_EVERY_YEAR.filter((kind) => happened[kind] === undefined)).toEqual([]);
}, 7_200_000);
