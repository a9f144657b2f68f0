import type { EventOf, measureAssigned, measureCompleted } from '#contracts';
import type { CellSpan } from '../cell-span.js';
import { addDays } from '../days.js';

export type MeasureEvent = EventOf<typeof measureAssigned> | EventOf<typeof measureCompleted>;

export interface MeasureView {
  readonly measureId: string;
  readonly decisionId?: string;
  readonly department: string;
  readonly title: string;
  readonly assignedOn: string;
  readonly dueOn: string;
  readonly completedOn?: string;
}

/** A measure after one event more; null before it was assigned. */
export function evolveMeasure(section: MeasureView | null, event: MeasureEvent): MeasureView | null {
  switch (event.type) {
    case 'measure-assigned':
      return { ...event.data, assignedOn: event.effectiveOn };
    case 'measure-completed':
      return section && { ...section, completedOn: event.effectiveOn };
    default:
      return unknownEvent(event);
  }
}

function unknownEvent(event: never): never {
  throw new Error(`a measure does not know the event ${(event as MeasureEvent).type}`);
}

export function measureKeys(view: MeasureView): Record<string, string[]> {
  return { due: [view.dueOn] };
}

export function overdueMeasureSpans(view: MeasureView): readonly CellSpan[] {
  const from = addDays(view.dueOn, 1);
  const to = view.completedOn;
  if (to !== undefined && to <= from) return [];
  return ['all', view.department].map((scope) => ({
    cell: `measure-overdue:${scope}`,
    from,
    ...(to === undefined ? {} : { to }),
  }));
}
