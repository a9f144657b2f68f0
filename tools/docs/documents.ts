import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { streamKinds } from '#contracts';
import type { CommandExecutor } from '#event-sourcing';
import {
  COMMAND_EXECUTOR,
  configurationTable,
  developmentProblems,
  edgeProblems,
  edgeVariables,
  IMPORT_FORMATS,
  type ImportFormats,
  openApiDocument,
  problemDocument,
  readImportProfiles,
  sampleOf,
  serviceAddresses,
  sharedRouteProblems,
  startProcess,
  storageVariables,
} from '#service-kit';
import { countyVariables } from '../../services/dashboard/src/configuration.js';
import { house } from '../../services/standalone/src/house.js';
import { standaloneVariables } from '../../services/standalone/src/variables.js';
import { importDocument } from './import-formats.js';
import { retentionTable } from './retention.js';

/** The contract of each service as the running house serves it, and the files that it takes. */
async function documentsOfTheHouse(): Promise<readonly (readonly [path: string, text: string])[]> {
  const parts = house();
  const folder = await mkdtemp(join(tmpdir(), 'verzahnung-docs-'));
  const environment = {
    PORT: '0',
    DATA_DIR: folder,
    DEVELOPMENT: 'true',
    LOG_LEVEL: 'silent',
    OIDC_ISSUER: 'urn:verzahnung:documents',
    OIDC_JWKS_URI: 'http://127.0.0.1:9/jwks',
  };
  const running = await startProcess({ ...parts, environment });
  try {
    const openApi = parts.services.map((service): [string, string] => [
      `docs/openapi/${service.name}.json`,
      `${JSON.stringify(openApiDocument(running.app, service), undefined, 2)}\n`,
    ]);
    const formats = running.app.get<ImportFormats>(IMPORT_FORMATS, { strict: false, each: true });
    const executor = running.app.get<CommandExecutor>(COMMAND_EXECUTOR, { strict: false, each: true })[0];
    if (!executor) throw new Error('no service decides');
    // The services that take files are in the order of the house; one that only reads takes none.
    const taking = formats.map((of, at) => ({ name: parts.services[at]?.name ?? '', formats: of(executor) }));
    return [...openApi, ['docs/import.md', importDocument(taking, readImportProfiles(), sampleOf)]];
  } finally {
    await running.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The stable codes of all answers other than success. */
const problems = (): string =>
  problemDocument([
    { title: 'Every route', list: edgeProblems },
    { title: 'Imports, operations and access log', list: sharedRouteProblems },
    ...house().services.map(({ title, problems: list = {} }) => ({ title, list })),
    { title: 'Development issuer', list: developmentProblems },
  ]);

/** The documents made from the code, by path from the top folder: OpenAPI per service, files of imports, variables, codes of problems, retention. */
export async function generatedDocuments(): Promise<ReadonlyMap<string, string>> {
  const { DEMO } = standaloneVariables.properties;
  const { COUNTY_DIR: _shared, ...county } = countyVariables.properties;
  const configuration = configurationTable([
    { title: 'Every process', schema: edgeVariables },
    { title: 'Services and the one process', schema: storageVariables },
    { title: 'Where the dashboard finds the services', schema: serviceAddresses },
    { title: 'Pages', schema: { ...countyVariables, properties: county } },
    { title: 'The one process', schema: { ...standaloneVariables, properties: { DEMO } } },
  ]);
  return new Map([
    ...(await documentsOfTheHouse()),
    ['docs/configuration.md', configuration],
    ['docs/problems.md', problems()],
    ['docs/retention.md', retentionTable(streamKinds)],
  ]);
}
