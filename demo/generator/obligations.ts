import { dayFromImport, workingDayFromImport as day } from '../relative-day.js';
import type { County } from './cohorts.js';
import { seeded } from './random.js';

/** A stream of its own: what is drawn here changes nothing that was drawn before. */
const SEED = 44_201;

/** Some of those with a claim are obliged too, by the office or the job centre or both; those without a course by a day. */
export function oblige({ ledger }: Pick<County, 'ledger'>): void {
  const random = seeded(SEED);
  for (const right of ledger.written('berechtigungen')) {
    if (right['art'] !== 'Anspruch Integrationskurs' || right['beendet_am'] !== undefined) continue;
    if (!random.chance(0.16)) continue;
    const waits = right['genutzt_am'] === undefined;
    const until = waits ? dayFromImport(random.between(9, 80)) : undefined;
    const byOffice = random.chance(0.6);
    const exempt = !waits && random.chance(0.1);
    const one = (stelle: string, grund: string): void =>
      ledger.write('verpflichtungen', {
        verpflichtung_nr: ledger.next('verpflichtungen', 'V'),
        personen_nr: right['personen_nr'],
        stelle,
        grund,
        verpflichtet_am: right['ausgestellt_am'],
        anmeldung_bis: until,
        befreit_am: exempt ? day(-random.between(1, 2)) : undefined,
        befreit_grund: exempt ? 'In Ausbildung' : undefined,
      });
    if (byOffice)
      one('Ordnung', random.chance(0.5) ? 'Keine einfache Verständigung' : 'Keine ausreichenden Deutschkenntnisse');
    if (!byOffice || random.chance(0.3)) one('Jobcenter', 'Eingliederungsvereinbarung');
  }
}
