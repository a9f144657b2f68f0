import type { ParkedStream, ParkingAdmin } from '#messaging';
import { Problem } from '../edge/problem.js';
import type { ParkedPage, ParkedRow } from './operations.dto.js';

/** Parked streams by group, generation and name, after a cursor. Throws Problem 400 for a cursor of another list. */
export async function parkedPage(admin: ParkingAdmin, limit: number, after?: string): Promise<ParkedPage> {
  const last = after === undefined ? undefined : placeOf(after);
  const all = (await admin.list())
    .map((stream) => ({ stream, place: placeIn(stream) }))
    .sort((a, b) => compare(a.place, b.place));
  const rest = last === undefined ? all : all.filter(({ place }) => compare(place, last) > 0);
  const rows = rest.slice(0, limit);
  const end = rest.length > limit ? rows.at(-1) : undefined;
  return { rows: rows.map(({ stream }) => rowOf(stream)), ...(end ? { next: cursorOf(end.place) } : {}) };
}

const rowOf = ({ appends: _appends, request, ...row }: ParkedStream): ParkedRow => ({
  ...row,
  ...(request ? { requested: request.kind } : {}),
});

type Place = readonly [group: string, generation: string, stream: string];
const placeIn = ({ group, generation, stream }: ParkedStream): Place => [group, generation, stream];
const cursorOf = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url');

function placeOf(cursor: string): Place {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(place) && place.length === 3 && place.every((part) => typeof part === 'string'))
      return place as unknown as Place;
  } catch {
    // Said below.
  }
  const detail = 'The cursor is not one of this list.';
  throw new Problem({
    status: 400,
    code: 'cursor-unknown',
    detail,
    errors: [{ at: 'after', code: 'cursor-unknown', detail }],
  });
}

function compare(a: Place, b: Place): number {
  for (const [index, part] of a.entries()) {
    const other = b[index] ?? '';
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}
