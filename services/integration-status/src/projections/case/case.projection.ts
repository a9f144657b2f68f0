import type { OpenedEvent } from '#contracts';
import { mergingPersons } from '#event-sourcing/projections';
import { deadlineKeys, DUE, DUE_EVER } from '../../deadlines/deadline-keys.js';
import { boardSpans, lapsingSpans } from './case-cells.js';
import { caseEntry, type CaseSection, inOrder } from './case-entry.js';
import { type CaseState, evolveCase, NEW_CASE, type Stage, stageOf } from './case-state.js';

export interface CaseView {
  readonly personRef: string;
  /** References that were found to be of the same person. */
  readonly formerRefs: readonly string[];
  readonly stage: Stage;
  readonly state: CaseState;
  readonly entries: readonly CaseEntryView[];
}
type CaseEntryView = CaseSection['entries'][number];

/** Follow-ups are an office's own matter: no other reader of a case learns that there are any. */
const OF_AN_OFFICE = 'follow-up-';
/** Index of the cases that a provider took in: `<provider>|<day>`. */
export const TAKEN_IN = 'taken-in';

/** One person's case over all streams that concern her. Erased streams leave nothing in it. */
export const caseProjection = mergingPersons<CaseSection, CaseView>({
  name: 'case',
  version: 5,
  contexts: ['learners', 'courses'],
  indexes: ['stage', TAKEN_IN, DUE, DUE_EVER],
  documentOf: ({ stream, data }: OpenedEvent) =>
    typeof data['personRef'] === 'string' && !stream.startsWith(OF_AN_OFFICE) ? data['personRef'] : undefined,
  evolve: (section, event) =>
    event.type === 'erased' ? { entries: [] } : { entries: [...(section?.entries ?? []), caseEntry(event)] },
  view: (personRef, sections) => {
    const entries = inOrder(sections);
    if (entries.length === 0) return undefined;
    const state = entries.reduce(evolveCase, NEW_CASE);
    const stage = stageOf(state);
    return {
      view: { personRef, formerRefs: othersThan(personRef, entries), stage, state, entries },
      keys: { stage: [stage], [TAKEN_IN]: takenIn(entries), ...deadlineKeys(entries, state) },
      cells: [...boardSpans(entries), ...lapsingSpans(entries)],
    };
  },
});

const othersThan = (personRef: string, entries: readonly CaseEntryView[]): readonly string[] =>
  [...new Set(entries.flatMap(({ data }) => ('personRef' in data ? [data.personRef] : [])))].filter(
    (ref) => ref !== personRef,
  );

const takenIn = (entries: readonly CaseEntryView[]): readonly string[] =>
  entries.flatMap((entry) =>
    entry.type === 'learner-enrolled' && entry.data.takenInBy !== undefined
      ? [`${entry.data.takenInBy}|${entry.effectiveOn}`]
      : [],
  );
