import Database from 'libsql';

/** SQLite's names for how a connection waits for the disk. */
const NAMES = ['OFF', 'NORMAL', 'FULL', 'EXTRA'];

/** The `synchronous` setting of every connection that a part holds, itself or in one of its parts, by its name there. */
export function synchronousSettings(part: object): Readonly<Record<string, string | undefined>> {
  const found: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(part) as [string, unknown][]) {
    if (value instanceof Database) {
      const [setting] = value.pragma('synchronous') as { readonly synchronous: number }[];
      found[name] = NAMES[setting?.synchronous ?? -1];
    } else if (typeof value === 'object' && value !== null) {
      for (const [inner, more] of Object.entries(value) as [string, unknown][])
        if (more instanceof Database) Object.assign(found, synchronousSettings({ [`${name}.${inner}`]: more }));
    }
  }
  return found;
}
