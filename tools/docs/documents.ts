import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { streamKinds } from '#contracts';
import {
  configurationTable,
  developmentProblems,
  edgeProblems,
  edgeVariables,
  openApiDocument,
  problemDocument,
  serviceAddresses,
  sharedRouteProblems,
  startProcess,
  storageVariables,
} from '#service-kit';
import { countyVariables } from '../../services/dashboard/src/configuration.js';
import { house } from '../../services/standalone/src/house.js';
import { standaloneVariables } from '../../services/standalone/src/variables.js';
import { retentionTable } from './retention.js';

/** The contract of each service as the running house serves it. */
async function openApiDocuments(): Promise<readonly (readonly [path: string, text: string])[]> {
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
    return parts.services.map((service) => [
      `docs/openapi/${service.name}.json`,
      `${JSON.stringify(openApiDocument(running.app, service), undefined, 2)}\n`,
    ]);
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

/** The documents made from the code, by path from the top folder: OpenAPI per service, variables, codes of problems, retention. */
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
    ...(await openApiDocuments()),
    ['docs/configuration.md', configuration],
    ['docs/problems.md', problems()],
    ['docs/retention.md', retentionTable(streamKinds)],
  ]);
}
