import { readFile } from 'node:fs/promises';
import { runInNewContext } from 'node:vm';
import { expect, it } from '@jest/globals';
import { dayOfTheHouse } from '../days.js';

/** In Berlin the day has begun, in UTC it has not. */
const NIGHT = Date.parse('2026-11-24T23:30:00Z');

it('the story takes the day of the house', () => {
  expect([dayOfTheHouse(NIGHT, 0), dayOfTheHouse(NIGHT, -200)]).toEqual(['2026-11-25', '2026-05-09']);
});

it('so does the README', async () => {
  const [, expression = ''] = /^day\(\) \{ node -p '(.+?)'/m.exec(await readFile('README.md', 'utf8')) ?? [];
  class NightDate extends Date {
    constructor(...args: readonly [] | readonly [string | number]) {
      super(args[0] ?? NIGHT);
    }
    static override now(): number {
      return NIGHT;
    }
  }
  const day = (later: number): unknown =>
    runInNewContext(expression, { Date: NightDate, process: { argv: ['node', String(later)] } });
  expect([day(0), day(-200)]).toEqual(['2026-11-25', '2026-05-09']);
});
