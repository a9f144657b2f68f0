import { importOf, type OpenedEvent, retractionOf } from '#contracts';
import { MOST_STACKED_IMPORTS } from '../store/live-commits.js';

/** How a part stood before an import wrote to it. */
export interface ImportMark<State> {
  readonly importId: string;
  /** Absent: there was nothing. */
  readonly state?: State;
}

/** Something folded from one stream that can go back before the last imports, as long as no other work followed. */
export interface MarkedState<State> {
  /** Absent: what made it was taken back. */
  readonly state?: State;
  readonly marks?: readonly ImportMark<State>[];
}

/**
 * The state after one event more: a retraction gives back what was before the import, all else is evolved. What
 * retractions take back is all of the import in this stream, at its end: see `importedTail`. Pure.
 */
export function evolveMarked<State>(
  { state, marks = [] }: MarkedState<State>,
  event: OpenedEvent,
  evolve: (state: State | undefined, event: OpenedEvent) => State,
): MarkedState<State> {
  const top = marks.at(-1);
  const retraction = retractionOf(event);
  if (retraction)
    return top?.importId === retraction.importId ? marked(top.state, marks.slice(0, -1)) : marked(state, marks);
  return marked(evolve(state, event), marksAfter(marks, state, importOf(event)));
}

function marksAfter<State>(
  marks: readonly ImportMark<State>[],
  state: State | undefined,
  importId: string | undefined,
): readonly ImportMark<State>[] {
  if (importId === undefined) return [];
  if (marks.at(-1)?.importId === importId) return marks;
  return [...marks, { importId, ...(state === undefined ? {} : { state }) }].slice(-MOST_STACKED_IMPORTS);
}

const marked = <State>(state: State | undefined, marks: readonly ImportMark<State>[]): MarkedState<State> => ({
  ...(state === undefined ? {} : { state }),
  ...(marks.length === 0 ? {} : { marks }),
});
