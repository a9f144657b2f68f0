import type { EventOf, measureAssigned } from '#contracts';
import type { Projection } from '#event-sourcing/projections';
import { heard, idIn } from '../../heard-events.js';

export type MeasureView = EventOf<typeof measureAssigned>['data'] & {
  readonly assignedOn: string;
  readonly completedOn?: string;
};

export const MEASURES_BY_DUE = 'due';
export const MEASURES_BY_DEPARTMENT = 'department';

/** Measures, open and done apart, by the day on which they are due. */
export const measures: Projection<MeasureView | null, MeasureView> = {
  name: 'measures',
  version: 1,
  contexts: ['action-alliance'],
  indexes: [MEASURES_BY_DUE, MEASURES_BY_DEPARTMENT],
  documentOf: (event) => idIn(event, 'measure', 'measureId'),
  evolve: (section = null, event) => {
    const known = heard(event);
    if (known.type === 'measure-assigned') return { ...known.data, assignedOn: known.effectiveOn };
    return known.type === 'measure-completed' && section ? { ...section, completedOn: known.effectiveOn } : section;
  },
  view: (id, sections) => {
    const [measure] = Object.values(sections);
    if (!measure) return undefined;
    const { department, dueOn, completedOn } = measure;
    const due = `${completedOn === undefined ? 'open' : 'done'}|${dueOn}|${id}`;
    return { view: measure, keys: { [MEASURES_BY_DUE]: [due], [MEASURES_BY_DEPARTMENT]: [`${department}|${due}`] } };
  },
};
