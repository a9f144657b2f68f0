import { isReached, type Measure, ratiosOf, spread, type Wanted } from './measure.js';

/** A row that was not measured, and why. */
export interface NotRun {
  readonly row: string;
  readonly reason: string;
}

/** The table as Markdown: minimum / median / maximum over the runs. */
export function tableOf(measures: readonly Measure[]): string {
  const rows = measures.map((measure) => {
    const { what, unit, wanted, runs } = measure;
    const raws = runs.flatMap(({ raw }) => (raw === undefined ? [] : [raw]));
    const cells = [
      what,
      unit,
      shown(runs.map(({ ours }) => ours)),
      shown(raws),
      shown(ratiosOf(runs)),
      wantedOf(wanted),
      verdictOf(measure),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    '| what | unit | ours | raw loop | ours / raw | wanted | reached |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

/** What each raw loop does. */
export const footnotesOf = (measures: readonly Measure[]): string =>
  measures
    .flatMap(({ what, against }) => (against === undefined ? [] : [`- ${what}: the raw loop ${against}`]))
    .join('\n');

export const notRunLines = (notRun: readonly NotRun[]): string =>
  notRun.map(({ row, reason }) => `NOT RUN: ${row} – ${reason}`).join('\n');

const shown = (values: readonly number[]): string =>
  values.length === 0 ? '–' : spread(values).map(number).join(' / ');

const number = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(Math.abs(value) < 10 ? 2 : 1);

function wantedOf(wanted: Wanted): string {
  if (wanted.kind === 'told') return '–';
  return wanted.kind === 'ratio' ? `≥ ${wanted.atLeast} of raw` : `≤ ${wanted.atMost}`;
}

function verdictOf(measure: Measure): string {
  const reached = isReached(measure);
  if (reached === undefined) return '–';
  return reached ? 'yes' : 'NO';
}
