import type { CefrLevel } from '#contracts';
import { CEFR_LEVELS } from '#contracts';
import { type Cells, type Ledger, levelWord } from './ledger.js';
import { type Random, seeded } from './random.js';
import { RUNS } from './runs.js';

/** A stream of its own: what is drawn here changes nothing that was drawn before. */
const SEED = 73_019;
/** So many of those whom a provider tests first stood at its counter; the rest came from the county's office. */
const AT_THE_COUNTER = 0.4;
/** The test centre of the county tests for everybody: most of them it did not take in. */
const AT_THE_TEST_CENTRE = 0.16;
const TEST_CENTRE = 'vhs';

/** Says more of people than their first row: at whose counter it was, each skill, what exactly they need. */
export function tellDetails(ledger: Ledger, takenIn: ReadonlyMap<string, string>): void {
  const random = seeded(SEED);
  const testers = firstProviders(ledger);
  ledger.complete('personen', ({ personen_nr: number }) => {
    const tester = testers.get(String(number));
    const drawn = random.chance(tester === TEST_CENTRE ? AT_THE_TEST_CENTRE : AT_THE_COUNTER);
    return { aufgenommen_von: takenIn.get(String(number)) ?? (drawn ? tester : undefined) };
  });
  ledger.complete('sprachstand', (row) => ({ ...skills(random, row), ...literacy(random, row) }));
  ledger.complete('bedarf', (row) => needs(random, row));
}

/** Who tested somebody first, or else gave the first course. */
function firstProviders(ledger: Ledger): ReadonlyMap<string, string> {
  const runs = new Map(RUNS.map(({ number, provider }) => [number, provider]));
  const testers = new Map<string, string>();
  for (const { personen_nr: number, traeger } of ledger.written('sprachstand'))
    if (traeger !== undefined && !testers.has(String(number))) testers.set(String(number), String(traeger));
  for (const { personen_nr: number, kurs_nr: run } of ledger.written('anmeldungen')) {
    const provider = runs.get(String(run));
    if (provider !== undefined && !testers.has(String(number))) testers.set(String(number), provider);
  }
  return testers;
}

/** Around the level found, writing lowest: a third of the tests tell the skills apart. */
function skills(random: Random, { niveau, grundlage }: Cells): Cells {
  if (grundlage !== 'Einstufungstest' || niveau === 'vor A1' || !random.chance(0.34)) return {};
  return skillsAround(random, String(niveau) as CefrLevel, { listening: 'hoeren', writing: 'schreiben' });
}

/** The four skills around a level, as cells of a file. */
export function skillsAround(
  random: Random,
  level: CefrLevel,
  names: { readonly listening: string; readonly writing: string },
): Cells {
  const place = CEFR_LEVELS.indexOf(level);
  const near = (least: number, most: number): string =>
    levelWord(CEFR_LEVELS[Math.max(1, place + random.between(least, most))] ?? level);
  return { [names.listening]: near(0, 0), lesen: near(0, 0), sprechen: near(0, 1), [names.writing]: near(-1, 0) };
}

function literacy(random: Random, { niveau, grundlage }: Cells): Cells {
  if (grundlage !== 'Einstufungstest' || niveau !== 'vor A1' || !random.chance(0.6)) return {};
  return {
    schrift: random.weighted(['keine', 'andere Schrift', 'lateinische Schrift'], (one) => (one === 'keine' ? 2 : 3)),
  };
}

function needs(random: Random, { kinderbetreuung, tageszeiten, hoechstens_km: kilometres, stufenfrei }: Cells): Cells {
  const childcare = kinderbetreuung === 'ja' && random.chance(0.8) ? { betreuung_zeiten: tageszeiten } : {};
  // Buses of a rural county: about two and a half minutes a kilometre.
  const travel =
    kilometres !== undefined && random.chance(0.4) ? { hoechstens_minuten: Number(kilometres) * 2.5 + 10 } : {};
  const required = [
    ...(stufenfrei === 'ja' ? ['stufenfreier Zugang'] : []),
    ...(random.chance(0.03) ? [random.pick(['große Schrift', 'Höranlage', 'ruhiger Raum', 'kurze Einheiten'])] : []),
  ];
  return {
    ...childcare,
    ...('hoechstens_minuten' in travel ? { hoechstens_minuten: Math.round(travel.hoechstens_minuten) } : {}),
    ...(required.length > 0 ? { anforderungen: required.join(' | ') } : {}),
  };
}
