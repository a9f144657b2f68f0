import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Provider } from '@nestjs/common';
import { parse } from 'csv-parse';
import { ConfigurationError } from '../configuration/read-configuration.js';
import type { HouseConfiguration } from '../configuration/variables.js';
import { Problem } from '../edge/problem.js';
import { CONFIGURATION } from '../tokens.js';

const FILE = 'municipalities.csv';

/** The municipalities of the county, names by their official keys: data of the county, nothing of it is in code. */
export class Municipalities {
  constructor(private readonly names: ReadonlyMap<string, string>) {}

  /** Reads the county's own list. Throws ConfigurationError where there is none. */
  static async read(directory: string): Promise<Municipalities> {
    const names = new Map<string, string>();
    try {
      const rows = createReadStream(join(directory, FILE)).pipe(parse({ delimiter: ';', columns: true, bom: true }));
      for await (const { municipality_key: key, name } of rows as AsyncIterable<Record<string, string>>)
        if (key !== undefined) names.set(key, name ?? key);
    } catch {
      names.clear();
    }
    if (names.size === 0) throw new ConfigurationError([`COUNTY_DIR: holds no readable ${FILE}`]);
    return new Municipalities(names);
  }

  has(key: string): boolean {
    return this.names.has(key);
  }

  /** The name of a municipality; its key where the county has none of it. */
  nameOf(key: string): string {
    return this.names.get(key) ?? key;
  }

  /** Throws Problem 400 for a key of no municipality of the county: what lies there would show on no row and no map. */
  require(key: string, at = '/municipalityKey'): void {
    if (this.has(key)) return;
    const detail = 'The county has no municipality of this key.';
    throw new Problem({
      status: 400,
      code: 'input-invalid',
      detail,
      errors: [{ at, code: 'municipality-unknown', detail }],
    });
  }
}

/** For the module of a service that takes municipality keys. */
export const municipalitiesProvider: Provider = {
  provide: Municipalities,
  inject: [CONFIGURATION],
  useFactory: ({ COUNTY_DIR }: HouseConfiguration) => Municipalities.read(COUNTY_DIR),
};
