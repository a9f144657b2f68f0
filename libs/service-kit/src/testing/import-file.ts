import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ImportReport } from '../import/import.dto.js';
import { eventually } from './eventually.js';
import type { TestProcess } from './test-process.js';

interface State {
  readonly id: string;
  readonly state: string;
  readonly report?: ImportReport;
}

/**
 * Imports a file, named after its kind, by the route of a service, and waits for its end: the report, or what was said
 * instead. `relativeTo` is the day that relative days count from, `YYYY-MM-DD`.
 */
export async function importFile(
  process: TestProcess,
  service: string,
  file: string,
  {
    relativeTo,
    dryRun = false,
    as = 'migration-office',
  }: { readonly relativeTo: string; readonly dryRun?: boolean; readonly as?: string },
): Promise<object> {
  const headers = { authorization: `Bearer ${await process.token(as)}` };
  const routes = `${process.url}/api/${service}/v1/imports`;
  const address = `${routes}/${basename(file, '.csv')}?source=demo&relativeTo=${relativeTo}&dryRun=${dryRun}`;
  const body = new Uint8Array(await readFile(file));
  const answer = await fetch(address, { method: 'POST', headers: { ...headers, 'content-type': 'text/csv' }, body });
  const begun = (await answer.json()) as State;
  if (begun.state !== 'running') return begun.report ?? begun;
  const ended = await eventually(
    async () => (await (await fetch(`${routes}/runs/${begun.id}`, { headers })).json()) as State,
    ({ state }) => state !== 'running',
    60_000,
  );
  return ended.report ?? ended;
}
