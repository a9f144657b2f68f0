import { describe, expect, it } from '@jest/globals';
import type { TimelineEntry } from '../../api/integration-status.js';
import { wordsOf } from './pathway.js';
import { wayOf } from './way.js';

const entry = (on: string, type: string, facts: Readonly<Record<string, string>> = {}): TimelineEntry => ({
  id: `${on}-${type}`,
  on,
  recordedAt: `${on}T09:00:00.000Z`,
  type,
  facts,
});
const record = (on: string, level: string, withdrawn = false) => ({
  personRef: 'p_1',
  assessmentId: `a_${on}`,
  level,
  basis: 'placement-test',
  on,
  withdrawn,
  disputed: false,
  corrections: [],
  proofs: [],
});
const CASE = {
  day: '2026-11-24',
  stage: 'handover-offered',
  timeline: [
    entry('2026-04-08', 'learner-enrolled'),
    entry('2026-04-10', 'language-level-assessed', { level: 'A2' }),
    entry('2026-06-12', 'participation-started', { run: 'Aufbaukurs' }),
    entry('2026-11-01', 'language-level-assessed', { level: 'B1' }),
    entry('2026-11-01', 'participation-ended', { run: 'Aufbaukurs' }),
  ],
  levels: [record('2026-11-01', 'B1'), record('2026-08-01', 'C1', true), record('2026-04-10', 'A2')],
};

describe('the way of a person', () => {
  it('shows levels, courses, and the days since the last course as a gap', () => {
    expect(wayOf(CASE)).toEqual({
      from: '2026-04-08',
      whole: true,
      to: '2026-11-24',
      levels: [
        { on: '2026-04-10', level: 'A2' },
        { on: '2026-11-01', level: 'B1' },
      ],
      courses: [{ from: '2026-06-12', to: '2026-11-01', title: 'Aufbaukurs', open: false }],
      gaps: [{ from: '2026-11-01', to: '2026-11-24', title: 'ohne Kurs', open: true }],
    });
  });

  it('is told in words that say the gap', () => {
    const way = wayOf(CASE);
    expect(way && wordsOf(way)).toBe(
      'Sprachstand: A2 am 10.04.2026, B1 am 01.11.2026. Aufbaukurs vom 12.06.2026 bis 01.11.2026. Seit 23 Tagen ohne Kurs.',
    );
  });

  it('has a gap between two courses, and none while a course runs', () => {
    const timeline = [...CASE.timeline, entry('2026-11-20', 'participation-started', { run: 'Berufssprachkurs' })];
    const way = wayOf({ ...CASE, stage: 'in-course', timeline });
    expect(way?.gaps).toEqual([{ from: '2026-11-01', to: '2026-11-20', title: 'ohne Kurs', open: false }]);
    expect(way?.courses[1]).toMatchObject({ to: '2026-11-24', open: true });
  });

  it('pairs a repeated course with its own end', () => {
    const timeline = [
      ...CASE.timeline,
      entry('2026-11-10', 'participation-started', { run: 'Aufbaukurs' }),
      entry('2026-11-20', 'participation-dropped-out', { run: 'Aufbaukurs' }),
    ];
    expect(wayOf({ ...CASE, timeline })?.courses.map(({ from, to }) => [from, to])).toEqual([
      ['2026-06-12', '2026-11-01'],
      ['2026-11-10', '2026-11-20'],
    ]);
  });

  it('has no gap after arriving, and is none before anything happened', () => {
    expect(wayOf({ ...CASE, stage: 'arrived' })?.gaps).toEqual([]);
    expect(wayOf({ ...CASE, timeline: [] })).toBeUndefined();
  });
});
