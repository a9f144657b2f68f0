import type { CefrLevel } from '#contracts';
import { workingDayFromImport as day } from '../relative-day.js';
import { courseType } from './course-types.js';
import { skillsAround } from './details.js';
import { type Cells, type Ledger, yesNo } from './ledger.js';
import { type Random, seeded } from './random.js';
import { type Run, RUNS, stageOf } from './runs.js';

/** A stream of its own: what is drawn here changes nothing that was drawn before. */
const SEED = 60_417;
/** Of runs that ended so long ago the registration says what came of it, in one line, as the offices kept it. */
const IN_DETAIL_FROM = -100;
const CERTIFICATE_AFTER = 16;
const RESIT_AFTER = 35;
const LEAST_DAYS_BEFORE_ATTENDANCE = 14;
const NO_RESULT = { ergebnis_am: undefined, ergebnis_niveau: undefined, bestanden: undefined };

/** What was recorded of participants: how it goes with those who are in a course, results and certificates of the others. */
export function recordAttendance(ledger: Ledger): void {
  const random = seeded(SEED);
  const runs = new Map(RUNS.map((run) => [run.number, run]));
  ledger.complete('anmeldungen', (row) => {
    const run = runs.get(String(row['kurs_nr']));
    if (!run || row['abgebrochen_am'] !== undefined) return {};
    const told = stageOf(run) === 'running' ? underWay(random, run) : atTheEnd(random, run, row);
    if (!told) return {};
    ledger.write('teilnahmen', { anmeldung_nr: row['anmeldung_nr'], personen_nr: row['personen_nr'], ...told.cells });
    return told.resultMoved ? NO_RESULT : {};
  });
}

interface Told {
  readonly cells: Cells;
  /** The result stands with the rest instead of beside the registration. */
  readonly resultMoved?: boolean;
}

function underWay(random: Random, run: Run): Told | undefined {
  if (run.start > -LEAST_DAYS_BEFORE_ATTENDANCE || !random.chance(0.55)) return undefined;
  const attendance = random.weighted(
    [
      'in Ordnung',
      'gefährdet: Fehlzeiten',
      'gefährdet: Arbeit',
      'gefährdet: Kinderbetreuung',
      'gefährdet: Fahrweg',
      'gefährdet',
    ],
    (one) => (one === 'in Ordnung' ? 22 : one === 'gefährdet' ? 1 : 2),
  );
  return { cells: { teilnahme_am: day(-random.between(1, 12)), teilnahme: attendance } };
}

function atTheEnd(random: Random, run: Run, row: Cells): Told | undefined {
  if (stageOf(run) !== 'ended' || run.end < IN_DETAIL_FROM) return undefined;
  const { ergebnis_am: testedOn, ergebnis_niveau: level, bestanden: passed } = row;
  const issued = run.end + CERTIFICATE_AFTER < 0 ? day(run.end + CERTIFICATE_AFTER) : undefined;
  if (testedOn === undefined || level === undefined)
    return issued === undefined ? undefined : { cells: { zertifikat_am: issued, zertifikat: 'Teilnahme' } };
  const result = (on: Cells[string]): Cells => ({
    ergebnis_am: on,
    ergebnis_niveau: level,
    bestanden: passed,
    ...skillsAround(random, level as CefrLevel, { listening: 'hören', writing: 'schreiben' }),
  });
  // A second try, as little passed as the first: that one stays with the registration.
  if (passed === 'nein' && run.end + RESIT_AFTER < 0 && random.chance(0.25))
    return { cells: { ...result(day(run.end + RESIT_AFTER)), zertifikat_am: day(-1), zertifikat: 'Teilnahme' } };
  const civic = run.target === 'B1' && run.type.startsWith('IK_');
  const knows = civic && random.chance(0.88);
  return {
    resultMoved: true,
    cells: {
      ...result(testedOn),
      ...(civic ? { lid_am: day(run.end - 3), lid_bestanden: yesNo(knows) } : {}),
      ...(issued === undefined ? {} : { zertifikat_am: issued, zertifikat: certificate(run, passed === 'ja', knows) }),
    },
  };
}

/** As § 17 IntV has it: both tests for the certificate, else that of the language, which every other course gives too. */
function certificate(run: Run, passed: boolean, knows: boolean): string {
  if (run.type.startsWith('IK_')) return passed && knows ? 'Integrationskurs' : 'Sprache';
  return passed && courseType(run.type).passes !== undefined ? 'Sprache' : 'Teilnahme';
}
