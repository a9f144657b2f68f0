import type { CefrLevel } from '#contracts';
import { courseType, type CourseTypeCode } from './course-types.js';

/** A run of a course. Days count from the day of the import. */
export interface Run {
  readonly number: string;
  readonly provider: string;
  readonly type: CourseTypeCode;
  readonly title: string;
  readonly entry: CefrLevel;
  readonly target: CefrLevel;
  readonly place: string;
  readonly time: 'vormittags' | 'nachmittags' | 'abends' | 'Wochenende';
  readonly childcare: boolean;
  readonly seats: number;
  readonly minimum: number;
  readonly start: number;
  readonly end: number;
  /** The end is what a showcase counts from: it does not give way to a weekend. */
  readonly exactEnd: boolean;
  /** How many take part or are registered. */
  readonly people: number;
  /** Nobody has dropped out so far. */
  readonly whole: boolean;
  readonly cancelled?: { readonly on: number; readonly reason: string };
}

type Line = readonly [
  provider: string,
  type: CourseTypeCode,
  part: string,
  levels: string,
  place: string,
  time: 'v' | 'n' | 'a' | 'w',
  start: number,
  end: number,
  people: number,
  flags?: string,
];
const TIMES = { v: 'vormittags', n: 'nachmittags', a: 'abends', w: 'Wochenende' } as const;
const LEVELS: Readonly<Record<string, CefrLevel>> = { '0': 'pre-A1', A1: 'A1', A2: 'A2', B1: 'B1', B2: 'B2', C1: 'C1' };

// Flags: k = childcare, x = its end does not give way to a weekend, c = cancelled for too few people, w = nobody has dropped out.
const LINES: readonly Line[] = [
  // ended
  ['vhs', 'IK_ALLG', 'Basis', 'A1-A2', 'Diepholz', 'v', -470, -360, 21, 'k'],
  ['weidenpfad', 'IK_ALLG', 'Basis', 'A1-A2', 'Syke', 'v', -455, -345, 20],
  ['querbeet', 'EOK', '', '0-A1', 'Stuhr', 'v', -440, -310, 18, 'k'],
  ['wortwechsel', 'IK_ALLG', 'Basis', 'A1-A2', 'Sulingen', 'v', -400, -285, 19, 'k'],
  ['huntebogen', 'IK_ALPHA', 'Aufbau', '0-A2', 'Barnstorf', 'v', -420, -290, 12],
  ['morgenrot', 'LAND_BASIS', '', 'A1-A2', 'Weyhe', 'n', -390, -285, 17],
  ['vhs', 'IK_ALLG', 'Aufbau', 'A2-B1', 'Diepholz', 'v', -345, -205, 22, 'k'],
  ['ankommen', 'LK_NIEDRIG', '', '0-A1', 'Bassum', 'a', -300, -215, 13],
  ['weidenpfad', 'IK_ALLG', 'Aufbau', 'A2-B1', 'Syke', 'v', -320, -180, 20],
  ['kaffeekanne', 'EHRENAMT', '', 'A1-A1', 'Sulingen', 'n', -280, -160, 9],
  ['vhs', 'LAND_BASIS', '', 'A1-A2', 'Syke', 'v', -270, -165, 18, 'k'],
  ['wortwechsel', 'IK_ALLG', 'Aufbau', 'A2-B1', 'Sulingen', 'n', -230, -90, 21, 'x'],
  ['querbeet', 'IK_INTENSIV', '', 'A1-B1', 'Stuhr', 'v', -240, -114, 18],
  ['moorblick', 'BSK_B2', '', 'B1-B2', 'Weyhe', 'v', -215, -75, 19],
  ['weidenpfad', 'IK_ALLG', 'Aufbau', 'A2-B1', 'Syke', 'n', -200, -60, 23, 'x'],
  ['lindenhof', 'BSK_FACH', '', 'B2-B2', 'Syke', 'n', -190, -50, 12],
  ['ankommen', 'LAND_VERT', '', 'A2-B1', 'Bassum', 'v', -150, -41, 16],
  ['sprachboot', 'LK_NIEDRIG', '', '0-A1', 'Lemförde', 'v', -130, -45, 11, 'k'],
  ['wortwechsel', 'IK_ALLG', 'Aufbau', 'A2-B1', 'Sulingen', 'v', -163, -23, 20, 'kx'],
  ['vhs', 'IK_ALLG', 'Aufbau', 'A2-B1', 'Bassum', 'v', -160, -20, 22, 'k'],
  ['ankommen', 'IK_FOERDER', '', 'A2-B1', 'Bassum', 'n', -158, -18, 11],
  ['wendeltreppe', 'BSK_B1', '', 'A2-B1', 'Diepholz', 'v', -157, -17, 16],
  // running
  ['vhs', 'IK_ALLG', 'Basis', 'A1-A2', 'Diepholz', 'v', -97, 8, 22, 'k'],
  ['morgenrot', 'IK_ALLG', 'Basis', 'A1-A2', 'Weyhe', 'v', -94, 11, 21, 'k'],
  ['querbeet', 'IK_ALLG', 'Aufbau', 'A2-B1', 'Stuhr', 'v', -130, 10, 23],
  ['lindenhof', 'BSK_C1', '', 'B2-C1', 'Syke', 'n', -126, 14, 15],
  ['huntebogen', 'IK_ALLG', 'Aufbau', 'A2-B1', 'Barnstorf', 'v', -120, 20, 17],
  // About to end with nobody lost yet: results and drop-outs are entered in one go.
  ['vhs', 'BSK_B2', '', 'B1-B2', 'Syke', 'v', -137, 3, 21, 'kw'],
  ['wendeltreppe', 'IK_ALPHA', 'Basis', '0-A2', 'Diepholz', 'v', -100, 60, 13, 'k'],
  ['sprachboot', 'LAND_BASIS', '', 'A1-A2', 'Lemförde', 'v', -70, 35, 14],
  ['weidenpfad', 'IK_ALLG', 'Aufbau', 'A2-B1', 'Syke', 'v', -75, 65, 22, 'k'],
  ['ankommen', 'EOK', '', '0-A1', 'Bassum', 'v', -65, 75, 17],
  ['vhs', 'IK_ALLG', 'Aufbau', 'A2-B1', 'Sulingen', 'v', -60, 80, 21, 'k'],
  ['querbeet', 'IK_ALLG', 'Basis', 'A1-A2', 'Stuhr', 'a', -58, 117, 19],
  ['offene-tuer', 'EHRENAMT', '', 'A1-A1', 'Bruchhausen-Vilsen', 'n', -55, 65, 8],
  ['morgenrot', 'IK_ZWEITSCHRIFT', '', 'A1-B1', 'Weyhe', 'v', -52, 148, 12],
  ['wiesengrund', 'LK_NIEDRIG', '', '0-A1', 'Wagenfeld', 'n', -48, 37, 10, 'k'],
  ['vhs', 'LK_NIEDRIG', '', '0-A1', 'Twistringen', 'a', -45, 40, 12],
  ['silbenreich', 'BSK_B2', '', 'B1-B2', 'Twistringen', 'v', -40, 100, 20],
  ['moorblick', 'BSK_B2', '', 'B1-B2', 'Weyhe', 'v', -30, 110, 22],
  ['huntebogen', 'IK_WDH', '', 'A2-B1', 'Barnstorf', 'v', -26, 79, 9],
  ['wortwechsel', 'LAND_INTENS', '', 'B1-B2', 'Sulingen', 'a', -20, 85, 14],
  // planned
  ['morgenrot', 'LAND_VERT', '', 'A2-B1', 'Syke', 'a', 10, 150, 4],
  ['querbeet', 'LAND_VERT', '', 'A2-B1', 'Syke', 'a', 14, 154, 3],
  ['moorblick', 'LAND_VERT', '', 'A2-B1', 'Weyhe', 'a', 17, 157, 5],
  ['vhs', 'BSK_B2', '', 'B1-B2', 'Sulingen', 'v', 12, 152, 17, 'k'],
  ['huntebogen', 'BSK_B2', '', 'B1-B2', 'Kirchdorf', 'v', 19, 159, 16, 'k'],
  ['silbenreich', 'BSK_B2', '', 'B1-B2', 'Twistringen', 'v', 15, 155, 18],
  ['vhs', 'IK_ALLG', 'Basis', 'A1-A2', 'Stuhr', 'v', 9, 119, 20, 'k'],
  ['weidenpfad', 'IK_ALLG', 'Aufbau', 'A2-B1', 'Syke', 'v', 21, 161, 18, 'k'],
  ['wendeltreppe', 'IK_ALLG', 'Aufbau', 'A2-B1', 'Diepholz', 'v', 13, 153, 17],
  ['vhs', 'LK_NIEDRIG', '', '0-A1', 'Diepholz', 'n', 8, 93, 9, 'k'],
  ['ankommen', 'IK_ALPHA', 'Basis', '0-A2', 'Bassum', 'v', 20, 180, 10, 'k'],
  ['lindenhof', 'BSK_C1', '', 'B2-C1', 'Syke', 'n', 22, 162, 13],
  ['querbeet', 'IK_ALLG', 'Aufbau', 'A2-B1', 'Stuhr', 'v', 38, 178, 6, 'k'],
  ['sprachboot', 'LAND_VERT', '', 'A2-B1', 'Lemförde', 'v', 37, 142, 3],
  ['vhs', 'EOK', '', '0-A1', 'Wagenfeld', 'v', 45, 185, 0, 'k'],
  ['kaffeekanne', 'EHRENAMT', '', 'A1-A1', 'Sulingen', 'w', 40, 160, 2],
  // cancelled
  ['sprachboot', 'BSK_B2', '', 'B1-B2', 'Lemförde', 'v', -12, 128, 0, 'c'],
  ['wiesengrund', 'LAND_BASIS', '', 'A1-A2', 'Wagenfeld', 'a', 16, 121, 0, 'c'],
  // planned by two providers for the same people: one asks the other to put them together
  ['vhs', 'LAND_BASIS', '', 'A1-A2', 'Weyhe', 'n', 36, 141, 5],
  ['weidenpfad', 'LAND_BASIS', '', 'A1-A2', 'Syke', 'n', 41, 146, 4],
  ['wortwechsel', 'LAND_INTENS', '', 'B1-B2', 'Sulingen', 'a', 33, 138, 12],
];

export const RUNS: readonly Run[] = LINES.map(
  ([provider, type, part, levels, place, time, start, end, people, flags = ''], index) => {
    const [entry, target] = levels.split('-').map((level) => LEVELS[level]);
    if (entry === undefined || target === undefined) throw new Error(`no levels: ${levels}`);
    const { title, seats, minimum } = courseType(type);
    return {
      number: `K-${String(index + 1).padStart(3, '0')}`,
      provider,
      type,
      place,
      entry,
      target,
      seats,
      minimum,
      start,
      end,
      people,
      title: part === '' ? title : `${title}, ${part}`,
      time: TIMES[time],
      childcare: flags.includes('k'),
      exactEnd: flags.includes('x'),
      whole: flags.includes('w'),
      ...(flags.includes('c') ? { cancelled: { on: Math.max(start - 34, -20), reason: 'zu wenige' } } : {}),
    };
  },
);

export type Stage = 'ended' | 'running' | 'planned' | 'cancelled';
export const stageOf = (run: Run): Stage =>
  run.cancelled ? 'cancelled' : run.end < 0 ? 'ended' : run.start < 0 ? 'running' : 'planned';

/** The one run that the showcases name: by provider, type, place and start. */
export function runAt(provider: string, start: number): Run {
  const found = RUNS.find((run) => run.provider === provider && run.start === start);
  if (!found) throw new Error(`no run of ${provider} starts at ${start}`);
  return found;
}
