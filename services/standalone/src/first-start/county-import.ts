import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportReport, ImportState } from '#service-kit';
import type { DemoFile } from './demo-files.js';
import type { Loopback } from './loopback.js';

const ASK_EVERY_MS = 100;
const IMPORTER = 'migrationsstelle';

export interface CountyFolder {
  readonly folder: string;
  /** Day that relative days count from, `YYYY-MM-DD`. */
  readonly relativeTo: string;
}

/** Imports one file as a person would, by the import route of its service. Throws when it does not come to its end. */
export async function importDemoFile(
  api: Loopback,
  { service, kind }: DemoFile,
  { folder, relativeTo }: CountyFolder,
): Promise<ImportReport> {
  const routes = `/api/${service}/v1/imports`;
  const file = new Uint8Array(await readFile(join(folder, `${kind}.csv`)));
  const begun = (await api.postFile(
    `${routes}/${kind}?source=demo&relativeTo=${relativeTo}`,
    file,
    IMPORTER,
  )) as ImportState;
  const ended =
    begun.state === 'running'
      ? await api.until(
          async () => (await api.get(`${routes}/runs/${begun.id}`, IMPORTER)) as ImportState,
          ({ state }) => state !== 'running',
          ASK_EVERY_MS,
        )
      : begun;
  if (ended.state !== 'done' || !ended.report)
    throw new Error(`${kind}.csv: ${ended.state} ${ended.problem?.code ?? ''}`.trim());
  return ended.report;
}
