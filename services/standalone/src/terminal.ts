import type { DemoUser } from '#service-kit';
import { rightsOf } from '#service-kit';
import type { FirstStartProgress } from './first-start/first-start.js';

const germanDay = (day: string): string => day.split('-').toReversed().join('.');
const seconds = (ms: number): string => (ms / 1000).toFixed(1).replace('.', ',');
const count = (number: number): string => number.toLocaleString('de-DE').padStart(6);

/** What a person at the terminal reads during the first start. */
export function progressOn(write: (line: string) => void): FirstStartProgress {
  let told = Number.POSITIVE_INFINITY;
  return {
    begun: (relativeTo, resumed) =>
      write(
        resumed
          ? `Der erste Start wurde unterbrochen und geht weiter (Demo-Landkreis mit Stand ${germanDay(relativeTo)}).`
          : `Erster Start: Der Demo-Landkreis wird eingespielt, mit Stand ${germanDay(relativeTo)}.`,
      ),
    file: ({ kind }, { rows, wrong, unchanged, errors }, ms) => {
      const known = unchanged > 0 ? `, ${unchanged} schon bekannt` : '';
      write(`  ${kind.padEnd(15)}${count(rows)} Zeilen, ${wrong} fehlerhaft${known}  (${seconds(ms)} s)`);
      for (const { line, column, reason } of errors.slice(0, 5)) write(`      Zeile ${line}, ${column}: ${reason}`);
    },
    worked: ({ done, refused }, ms) => {
      write(`  ${'vorgaenge'.padEnd(15)}${count(done)} erledigt, ${refused.length} abgelehnt  (${seconds(ms)} s)`);
      for (const refusal of refused.slice(0, 5)) write(`      ${refusal}`);
    },
    catchingUp: (open) => {
      // One line a halving: the rest is quick.
      if (open === 0 || open > told / 2) return;
      told = open;
      write(`  Die Auswertungen holen auf: noch ${open.toLocaleString('de-DE')} Ereignisse`);
    },
  };
}

/** One address, and who may look in. */
export function welcome(url: string, users: readonly DemoUser[]): readonly string[] {
  return [
    '',
    `Verzahnung läuft: ${url}/`,
    '',
    'Konten zum Ansehen, ohne Kennwort (alles ist erfunden):',
    ...users.map(({ user, name, role }) => `  ${user.padEnd(18)}${name} – ${rightsOf(role).title}`),
    '',
    'Beenden mit Strg+C.',
  ];
}
