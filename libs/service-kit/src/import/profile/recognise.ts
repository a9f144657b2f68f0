import type { FileSource } from '../held-file.js';
import type { ImportFormat } from '../import-format.js';
import { readTable } from '../read-table.js';
import type { Column } from '../column.js';
import type { ImportProfile } from './import-profile.js';
import { plainName } from './profiled-table.js';

/** What a file may be, by the names of its columns. */
export interface Recognised {
  readonly kind: string;
  readonly profile?: string;
}

const columnsOf = ({ columns }: ImportFormat): readonly Column<unknown>[] =>
  Object.values(columns as Readonly<Record<string, Column<unknown>>>);

/** The kinds and profiles whose columns the file has, the one that takes most of them first. Throws UnreadableFile. */
export async function recognise(
  file: FileSource,
  formats: readonly ImportFormat[],
  profiles: readonly ImportProfile[],
): Promise<readonly Recognised[]> {
  const heads = await headOf(file);
  const has = (names: readonly string[]): boolean => names.some((name) => heads.has(plainName(name)));
  const ofKinds = formats.flatMap((format) => {
    const columns = columnsOf(format);
    if (columns.some(({ required, names }) => required && !has(names))) return [];
    return [{ kind: format.kind, taken: columns.filter(({ names }) => has(names)).length }];
  });
  const ofProfiles = profiles.flatMap(({ name: profile, kind, recognisedBy, columns }) => {
    if (!formats.some((format) => format.kind === kind) || !recognisedBy.every((name) => has([name]))) return [];
    return [{ kind, profile, taken: Object.values(columns).filter((name) => has([name])).length }];
  });
  return [...ofKinds, ...ofProfiles]
    .sort((one, other) => other.taken - one.taken)
    .map(({ taken: _taken, ...found }) => found);
}

async function headOf(file: FileSource): Promise<ReadonlySet<string>> {
  for await (const { cells } of readTable(file)) return new Set(cells.map(plainName));
  return new Set();
}
