import type { Case } from '../../api/integration-status.js';

/** A person's way as the picture shows it: levels reached, courses, and the days between courses without one. */
export interface Way {
  readonly from: string;
  readonly to: string;
  readonly levels: readonly { readonly on: string; readonly level: string }[];
  readonly courses: readonly Stretch[];
  readonly gaps: readonly Stretch[];
  /** Whether all of the way is seen; of a part alone nothing is said about what it lacks. */
  readonly whole: boolean;
}

export interface Stretch {
  readonly from: string;
  readonly to: string;
  readonly title: string;
  /** Goes on beyond the day shown. */
  readonly open: boolean;
}

const ENDS: ReadonlySet<string> = new Set(['participation-ended', 'participation-dropped-out']);
/** Stages in which nobody is waiting for the next course. */
const NO_GAP: ReadonlySet<string> = new Set(['in-course', 'arrived']);

/** The way up to the day of the case; undefined before anything happened. Who sees a part of it is told of no gap. */
export function wayOf({
  timeline,
  day,
  stage,
  levels: records,
}: Pick<Case, 'timeline' | 'day' | 'stage' | 'levels'>): Way | undefined {
  const entries = [...timeline].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const first = entries[0];
  if (first === undefined) return undefined;
  // As they read now: what was corrected is drawn right, what was taken back not at all; the table tells the rest.
  const levels = (records ?? [])
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ on, level }) => ({ on, level }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const courses = entries
    .filter(({ type }) => type === 'participation-started')
    .map(({ on, facts }): Stretch => {
      const title = facts['run'] ?? '';
      const end = entries.find((entry) => ENDS.has(entry.type) && entry.facts['run'] === title && entry.on >= on);
      return { from: on, to: end?.on ?? day, title, open: end === undefined };
    });
  return {
    from: first.on,
    to: day,
    levels,
    courses,
    gaps: stage === undefined ? [] : gapsOf(courses, day, stage),
    whole: stage !== undefined,
  };
}

function gapsOf(courses: readonly Stretch[], day: string, stage: string): readonly Stretch[] {
  return courses.flatMap(({ to }, place): readonly Stretch[] => {
    const next = courses[place + 1];
    if (next) return next.from > to ? [{ from: to, to: next.from, title: 'ohne Kurs', open: false }] : [];
    return !NO_GAP.has(stage) && to < day ? [{ from: to, to: day, title: 'ohne Kurs', open: true }] : [];
  });
}
