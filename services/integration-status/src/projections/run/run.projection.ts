import type { Projection } from '#event-sourcing/projections';
import {
  evolveRun,
  NEW_RUN,
  riskSpans,
  type RunEvent,
  runKeys,
  type RunSection,
  runView,
  type RunView,
} from './run.state.js';

/** Course runs with their seats, found by provider, start and entry level; counted while at risk. */
export const runProjection: Projection<RunSection, RunView> = {
  name: 'run',
  version: 3,
  contexts: ['courses'],
  indexes: ['provider', 'start', 'end', 'bookable', 'open'],
  documentOf: ({ type, data }) =>
    (type.startsWith('course-run-') || type.startsWith('seat-')) && typeof data['runId'] === 'string'
      ? data['runId']
      : undefined,
  evolve: (section = NEW_RUN, event) => evolveRun(section, event as unknown as RunEvent),
  view: (_id, sections) => {
    const section = Object.values(sections)[0];
    const view = section && runView(section);
    return view ? { view, keys: runKeys(view), cells: riskSpans(section) } : undefined;
  },
};
