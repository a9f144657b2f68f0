import type { CefrLevel } from '#contracts';
import type { Found } from '../../kept-entries.js';
import type { RegistrationRow } from '../registrations-of-a-run/registration-row.js';
import type { RunRow } from '../runs/run-row.js';
import type { ReportedRun } from './letters-answer.dto.js';

/** The type of course whose family is reported: § 9 Abs. 1 DeuFöV speaks of vocational language courses. */
export const REPORTED_TYPE = 'BSK_B2';

/** What came to nothing is not reported. */
const COUNTED: readonly string[] = ['held', 'confirmed', 'taking-part', 'ended', 'dropped-out'];

/** The registrations of one run in a period; undefined: there were none. */
export function reportedRun(
  run: RunRow,
  rows: readonly Found<RegistrationRow>[],
  period: { readonly from: string; readonly to: string },
  levels: ReadonlyMap<string, CefrLevel>,
): ReportedRun | undefined {
  const registrations = rows
    .filter(({ phase }) => COUNTED.includes(phase))
    .flatMap(({ personRef, registeredOn }) => {
      if (registeredOn === undefined || registeredOn < period.from || registeredOn > period.to) return [];
      const level = levels.get(personRef);
      return [{ personRef, registeredOn, ...(level === undefined ? {} : { level }) }];
    })
    .toSorted((one, other) => (one.registeredOn + one.personRef < other.registeredOn + other.personRef ? -1 : 1));
  if (registrations.length === 0) return undefined;
  const { runId, title, courseType, startsOn, entryLevel, targetLevel } = run.plan;
  return {
    runId,
    title,
    courseType,
    startsOn: run.startedOn ?? startsOn,
    entryLevel,
    targetLevel,
    registered: run.seats.length,
    registrations,
  };
}
