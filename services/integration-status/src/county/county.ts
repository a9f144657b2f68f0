import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import type { OutlinesAnswer } from '../answers/county.dto.js';

/** One municipality of the county, as in the official list. */
export interface Municipality {
  readonly key: string;
  readonly name: string;
  /** The member of the county it belongs to: itself, or its joint municipality (Samtgemeinde). */
  readonly member: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** Reads the county's own list: nothing of a county is in code. Fails when a column is missing. */
async function readMunicipalities(directory: string): Promise<ReadonlyMap<string, Municipality>> {
  const rows = createReadStream(join(directory, 'municipalities.csv')).pipe(
    parse({ delimiter: ';', columns: true, bom: true }),
  );
  const municipalities = new Map<string, Municipality>();
  for await (const row of rows as AsyncIterable<Record<string, string>>) {
    const { municipality_key: key, name, joint_municipality: joint, latitude, longitude } = row;
    if (key === undefined || name === undefined || latitude === undefined || longitude === undefined) {
      throw new Error('municipalities.csv: a column is missing');
    }
    municipalities.set(key, {
      key,
      name,
      member: joint === undefined || joint === '' ? name : joint,
      latitude: Number(latitude),
      longitude: Number(longitude),
    });
  }
  return municipalities;
}

/** Outlines for the map, as GeoJSON. */
const readOutlines = async (directory: string): Promise<OutlinesAnswer> =>
  JSON.parse(await readFile(join(directory, 'municipalities.geojson'), 'utf8')) as OutlinesAnswer;

/** Degrees of WGS 84. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Straight distance in kilometres (haversine, mean earth radius 6,371 km). */
export function distanceKm(a: Point, b: Point): number {
  const rad = (degrees: number): number => (degrees * Math.PI) / 180;
  const dLat = rad(b.latitude - a.latitude);
  const dLon = rad(b.longitude - a.longitude);
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.sin(dLon / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(h));
}

export const COUNTY = Symbol('COUNTY');

/** The county's own data: nothing of it is in code. */
export interface County {
  readonly municipalities: ReadonlyMap<string, Municipality>;
  readonly outlines: OutlinesAnswer;
}

export async function readCounty(directory: string): Promise<County> {
  const [municipalities, outlines] = await Promise.all([readMunicipalities(directory), readOutlines(directory)]);
  return { municipalities, outlines };
}
