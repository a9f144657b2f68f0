import type { Case } from '../../api/integration-status.js';
import { counted, daysBetween, germanDay } from '../../layout/dates.js';
import { levelWord } from '../../layout/words.js';
import { type Stretch, type Way, wayOf } from './way.js';

const LEVELS = ['pre-A1', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2'];
const WIDTH = 480;
const LEFT = 56;
const ROW = 34;
const TOP = 12;
/** Room below the levels for the line of courses and gaps. */
const COURSES = 66;

/** The way as a picture: levels over time, courses, and gaps in red hatching; the same in words. */
export const Pathway = ({ one }: { one: Case }) => {
  const way = wayOf(one);
  if (!way || (way.levels.length === 0 && way.courses.length === 0)) return null;
  const words = wordsOf(way);
  const now = way.gaps.find(({ open }) => open);
  const reached = Math.max(2, ...way.levels.map(({ level }) => LEVELS.indexOf(level) + 1));
  const shown = LEVELS.slice(0, Math.min(LEVELS.length, reached + 1));
  const bottom = TOP + shown.length * ROW;
  const days = Math.max(1, daysBetween(way.from, way.to));
  const x = (day: string): number => LEFT + Math.round((daysBetween(way.from, day) / days) * (WIDTH - LEFT - 12));
  const y = (level: string): number => bottom - (shown.indexOf(level) + 0.5) * ROW;
  return (
    <figure class="vz-pathway">
      <svg role="img" aria-label={words} viewBox={`0 0 ${WIDTH} ${bottom + COURSES + 24}`}>
        <title>{words}</title>
        <defs>
          <pattern id="luecke" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line x1="0" y1="0" x2="0" y2="8" class="vz-pathway__hatch" />
          </pattern>
        </defs>
        {shown.map((level) => (
          <g key={level}>
            <line x1={LEFT} x2={WIDTH} y1={y(level)} y2={y(level)} class="vz-pathway__grid" />
            <text x="0" y={y(level) + 5}>
              {levelWord(level)}
            </text>
          </g>
        ))}
        <path d={stepsOf(way, x, y)} class="vz-pathway__line" />
        {way.levels.map(({ on, level }) => (
          <circle key={`${on}-${level}`} cx={x(on)} cy={y(level)} r="5" class="vz-pathway__dot" />
        ))}
        {way.courses.map((course) => (
          <rect key={course.from} {...boxOf(course, x, bottom)} class="vz-pathway__course" />
        ))}
        {way.gaps.map((gap) => (
          <rect key={gap.from} {...boxOf(gap, x, bottom)} class="vz-pathway__gap" fill="url(#luecke)" />
        ))}
        <text x="0" y={bottom + 28}>
          Kurse
        </text>
        {now && (
          <text x={WIDTH} y={bottom + 54} text-anchor="end" class="vz-pathway__word">
            {counted(daysBetween(now.from, now.to), 'Tag', 'Tage')} ohne Kurs
          </text>
        )}
        <text x={LEFT} y={bottom + COURSES + 10}>
          {germanDay(way.from)}
        </text>
        <text x={WIDTH} y={bottom + COURSES + 10} text-anchor="end">
          {germanDay(way.to)}
        </text>
      </svg>
      <figcaption class="kern-body kern-body--small">{words}</figcaption>
    </figure>
  );
};

function stepsOf({ levels, to }: Way, x: (day: string) => number, y: (level: string) => number): string {
  const steps = levels.map(({ on, level }, place) => `${place === 0 ? `M${x(on)},` : `H${x(on)}V`}${y(level)}`);
  return steps.length === 0 ? '' : `${steps.join('')}H${x(to)}`;
}

const boxOf = ({ from, to }: Stretch, x: (day: string) => number, bottom: number) => ({
  x: x(from),
  y: bottom + 12,
  width: Math.max(3, x(to) - x(from)),
  height: 22,
});

/** The picture in words. */
export function wordsOf({ levels, courses, gaps, whole }: Way): string {
  const reached = levels.map(({ on, level }) => `${levelWord(level)} am ${germanDay(on)}`);
  const taught = courses.map(
    ({ title, from, to, open }) =>
      `${title} ${open ? `seit ${germanDay(from)}` : `vom ${germanDay(from)} bis ${germanDay(to)}`}`,
  );
  const without = gaps.map(({ from, to, open }) =>
    open
      ? `Seit ${counted(daysBetween(from, to), 'Tag', 'Tagen')} ohne Kurs`
      : `Dazwischen ${counted(daysBetween(from, to), 'Tag', 'Tage')} ohne Kurs`,
  );
  return (
    [
      ...(reached.length > 0
        ? [`Sprachstand: ${reached.join(', ')}`]
        : whole
          ? ['Sprachstand noch nicht festgestellt']
          : []),
      ...(taught.length > 0 ? [taught.join('; ')] : whole ? ['noch kein Kurs'] : []),
      ...without,
    ].join('. ') + '.'
  );
}
