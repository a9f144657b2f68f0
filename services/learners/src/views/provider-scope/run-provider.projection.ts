import type { Projection } from '#event-sourcing/projections';
import { heard } from '../../heard-events.js';

export interface RunProvider {
  readonly providerId: string;
}

/** Which provider a run is of: a registration names the run alone. */
export const runProviders: Projection<RunProvider | null, RunProvider> = {
  name: 'run-providers',
  version: 1,
  contexts: ['courses'],
  indexes: [],
  documentOf: ({ type, data }) =>
    type === 'course-run-planned' && typeof data['runId'] === 'string' ? data['runId'] : undefined,
  evolve: (section = null, event) => {
    const known = heard(event);
    return known.type === 'course-run-planned' ? { providerId: known.data.providerId } : section;
  },
  view: (_id, sections) => {
    const [run] = Object.values(sections);
    return run ? { view: run, keys: {} } : undefined;
  },
};
