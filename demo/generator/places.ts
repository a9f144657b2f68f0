import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Random } from './random.js';

export interface Place {
  readonly key: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** Roughly how many people live where, in thousands; the small ones count one each. */
const THOUSANDS: Readonly<Record<string, number>> = {
  Stuhr: 33,
  Weyhe: 31,
  Syke: 24,
  Diepholz: 17,
  Bassum: 16,
  Sulingen: 13,
  Twistringen: 12,
  Wagenfeld: 7,
  'Bruchhausen-Vilsen': 7,
  Barnstorf: 6,
  Lemförde: 3,
  Kirchdorf: 2,
  Rehden: 2,
  Schwaförden: 2,
  Siedenburg: 2,
};
const weightOf = ({ name }: Place): number => THOUSANDS[name] ?? 1;

export class Places {
  readonly all: readonly Place[];

  /** `file`: the county's own list, `municipalities.csv`. */
  constructor(file: string) {
    const rows = parse<Readonly<Record<string, string>>>(readFileSync(file), {
      columns: true,
      delimiter: ';',
      bom: true,
    });
    this.all = rows.map((row) => ({
      key: row.municipality_key ?? '',
      name: row.name ?? '',
      latitude: Number(row.latitude),
      longitude: Number(row.longitude),
    }));
  }

  named(name: string): Place {
    const place = this.all.find((candidate) => candidate.name === name);
    if (!place) throw new Error(`no municipality is called ${name}`);
    return place;
  }

  anywhere(random: Random): Place {
    return random.weighted(this.all, weightOf);
  }

  /** Where somebody lives who goes to a course there: mostly near. */
  near(random: Random, place: Place): Place {
    return random.weighted(this.all, (home) => weightOf(home) * Math.exp(-kilometres(home, place) / 6));
  }
}

/** Straight distance in kilometres; flat over a county. */
export function kilometres(a: Place, b: Place): number {
  const north = (a.latitude - b.latitude) * 111.2;
  const east = (a.longitude - b.longitude) * 111.2 * Math.cos((((a.latitude + b.latitude) / 2) * Math.PI) / 180);
  return Math.hypot(north, east);
}
