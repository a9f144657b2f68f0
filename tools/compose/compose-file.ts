import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** What the checks read of docker-compose.yml; its whole form is checked against the schema of the Compose specification. */
export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

export interface ComposeService {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly volumes?: readonly string[];
}

/** The file as Compose reads it, anchors and merges resolved; npm runs its scripts at the top of the repository. */
export const composeDocument = (): unknown => parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true });

/** `${NAME:-value}` as nobody has set the name. */
const withDefaults = (text: string): string => text.replaceAll(/\$\{[A-Z_]+:-([^}]*)\}/g, '$1');

/** The environment of a service where nothing is set outside. */
export const environmentOf = ({ environment = {} }: ComposeService): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, withDefaults(value)]));

/** The services that are processes of this house, by the name of their folder. */
export function houseProcesses({ services }: ComposeFile): ReadonlyMap<string, ComposeService> {
  return new Map(
    Object.values(services).flatMap((service) => {
      const folder = /^dist\/services\/([^/]+)\/src\/main\.js$/.exec(service.command?.at(-1) ?? '')?.[1];
      return folder === undefined ? [] : [[folder, service] as const];
    }),
  );
}
