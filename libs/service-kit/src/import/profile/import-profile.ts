import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Static, Type } from '@sinclair/typebox';
import { Ajv } from 'ajv';
import { oneOf } from '#contracts';

/** A profile cannot be used. Names the file and the place, so that it can be put right before the next start. */
export class ImportProfileInvalid extends Error {
  constructor(file: string, at: string, reason: string) {
    super(`import-profiles/${file}${at}: ${reason}`);
    this.name = 'ImportProfileInvalid';
  }
}

const Name = Type.String({ pattern: '^[a-z0-9-]{1,60}$' });
const Cell = Type.String({ minLength: 1, maxLength: 200 });
const closed = { additionalProperties: false } as const;

const Profile = Type.Object(
  {
    name: Name,
    title: Cell,
    /** For people: where it comes from, and what it is not. */
    note: Type.Optional(Type.String({ maxLength: 400 })),
    /** The kind of file that its rows become. */
    kind: Name,
    /** Whose numbers the keys are: profiles of one program share it, so that their files meet in the same persons. */
    namespace: Name,
    /** Columns by which a file of the program is known. */
    recognisedBy: Type.Array(Cell, { minItems: 1 }),
    /** The program's name of each column, by that of the kind. */
    columns: Type.Record(columnName(), Cell),
    /** Days in another form than TT.MM.JJJJ. */
    days: Type.Optional(
      Type.Object({ form: oneOf(['JJJJ-MM-TT', 'JJJJMMTT', 'TT/MM/JJJJ']), columns: Type.Array(Cell) }, closed),
    ),
    /** What the program's words mean, by the column of the kind. */
    values: Type.Record(columnName(), Type.Record(Type.String(), Cell)),
    /** What stands in every row, where the program has no column for it. */
    constants: Type.Record(columnName(), Cell),
    /** Lines of an example, its names first. */
    sample: Type.Array(Type.String(), { minItems: 2 }),
  },
  closed,
);

function columnName() {
  return Type.String({ pattern: '^[\\p{L}0-9_]{1,60}$' });
}

/** How the export of a course administration program is read as a kind of file: data, one file a profile. */
export type ImportProfile = Static<typeof Profile>;

const validate = new Ajv({ strict: false, unicodeRegExp: true }).compile<ImportProfile>(Profile);
const FOLDER = join('libs', 'service-kit', 'rules', 'import-profiles');

/** The folder of the profiles, from the sources and from the build alike. */
export function profileFolder(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, FOLDER))) {
    const above = dirname(directory);
    if (above === directory) throw new ImportProfileInvalid('', '', 'the folder is missing');
    directory = above;
  }
  return join(directory, FOLDER);
}

/** Reads all profiles. Throws ImportProfileInvalid when one does not fit its schema, or a name occurs twice. */
export function readImportProfiles(directory = profileFolder()): readonly ImportProfile[] {
  const files = readdirSync(directory).filter((file) => file.endsWith('.json'));
  const profiles = files.sort().map((file) => readProfile(directory, file));
  const names = new Set<string>();
  for (const { name } of profiles) {
    if (names.has(name)) throw new ImportProfileInvalid(`${name}.json`, '/name', 'occurs twice');
    names.add(name);
  }
  return profiles;
}

function readProfile(directory: string, file: string): ImportProfile {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(join(directory, file), 'utf8'));
  } catch (error) {
    throw new ImportProfileInvalid(file, '', error instanceof SyntaxError ? 'is not JSON' : 'cannot be read');
  }
  if (!validate(content)) {
    const first = validate.errors?.[0];
    throw new ImportProfileInvalid(file, first?.instancePath ?? '', first?.message ?? 'does not fit its schema');
  }
  if (`${content.name}.json` !== file) throw new ImportProfileInvalid(file, '/name', 'is not the name of the file');
  return content;
}

/** Numbers of a program count under the office that uses it: two offices with the same program count on their own. */
export const sourceUnder = (source: string, profile: ImportProfile | undefined): string =>
  profile ? `${source}_${profile.namespace}` : source;
