import type { Projection } from '#event-sourcing/projections';
import {
  evolveMeasure,
  type MeasureEvent,
  measureKeys,
  type MeasureView,
  overdueMeasureSpans,
} from './measure.state.js';

/** Measures of the action alliance, found by due day; counted while overdue. */
export const measureProjection: Projection<MeasureView | null, MeasureView> = {
  name: 'measure',
  version: 2,
  contexts: ['action-alliance'],
  indexes: ['due'],
  documentOf: ({ type, data }) =>
    type.startsWith('measure-') && typeof data['measureId'] === 'string' ? data['measureId'] : undefined,
  evolve: (section = null, event) => evolveMeasure(section, event as unknown as MeasureEvent),
  view: (_id, sections) => {
    const view = Object.values(sections)[0];
    return view ? { view, keys: measureKeys(view), cells: overdueMeasureSpans(view) } : undefined;
  },
};
