import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportReport, ImportState } from '#service-kit';
import { type Part, partsOf, together } from './bringers.js';
import type { DemoFile } from './demo-files.js';
import type { Loopback } from './loopback.js';

const ASK_EVERY_MS = 100;
/** Whose numbers the rows of the demo county bear. */
export const DEMO_SOURCE = 'demo';

export interface CountyFolder {
  readonly folder: string;
  /** Day that relative days count from, `YYYY-MM-DD`. */
  readonly relativeTo: string;
}

/** Imports one file as people would, by the import route of its service. Throws when it does not come to its end. */
export async function importDemoFile(
  api: Loopback,
  demoFile: DemoFile,
  { folder, relativeTo }: CountyFolder,
): Promise<ImportReport> {
  const [first, ...others] = partsOf(demoFile.kind, await readFile(join(folder, `${demoFile.kind}.csv`), 'utf8'));
  if (!first) throw new Error(`${demoFile.kind}.csv: empty`);
  const reports: [ImportReport, ...ImportReport[]] = [await importPart(api, demoFile, first, relativeTo)];
  for (const part of others) reports.push(await importPart(api, demoFile, part, relativeTo));
  return together(reports);
}

async function importPart(
  api: Loopback,
  { service, kind }: DemoFile,
  { user, file }: Part,
  relativeTo: string,
): Promise<ImportReport> {
  const routes = `/api/${service}/v1/imports`;
  const begun = (await api.postFile(
    `${routes}/${kind}?source=${DEMO_SOURCE}&relativeTo=${relativeTo}`,
    file,
    user,
  )) as ImportState;
  const ended =
    begun.state === 'running'
      ? await api.until(
          async () => (await api.get(`${routes}/runs/${begun.id}`, user)) as ImportState,
          ({ state }) => state !== 'running',
          ASK_EVERY_MS,
        )
      : begun;
  if (ended.state !== 'done' || !ended.report)
    throw new Error(`${kind}.csv: ${ended.state} ${ended.problem?.code ?? ''}`.trim());
  return ended.report;
}
