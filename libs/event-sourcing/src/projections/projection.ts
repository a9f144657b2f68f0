import type { Context, OpenedEvent } from '#contracts';
import type { MarkedState } from './section-marks.js';

/** Days on which a document lies in a cell: from the first on, up to (not with) `to`. A cell's name holds no `|`. */
export interface CellSpan {
  readonly cell: string;
  /** `YYYY-MM-DD` */
  readonly from: string;
  readonly to?: string;
}

/** What readers see of a document, and under which keys it is found. */
export interface ProjectedView<View> {
  readonly view: View;
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** The cells that count it, over time. */
  readonly cells?: readonly CellSpan[];
}

/**
 * One read model. A document is made of sections, one per source stream whose every event names that document; what is
 * derived is computed from the sections alone, so that any interleaving of the streams gives the same document.
 */
export interface Projection<Section, View> {
  readonly name: string;
  /** Raised when `evolve` or `view` change: the model is then built anew beside the old one. */
  readonly version: number;
  readonly contexts: readonly Context[];
  readonly indexes: readonly string[];
  /** The document that an event belongs to; undefined: it is not of this model. */
  documentOf(event: OpenedEvent): string | undefined;
  /** Pure. Knows `erased`: the place of an event whose key was destroyed. Never sees what an undo took back. */
  evolve(section: Section | undefined, event: OpenedEvent): Section;
  /** Pure. undefined: nothing is shown (yet, or any more). */
  view(id: string, sections: Readonly<Record<string, Section>>): ProjectedView<View> | undefined;
}

/** Indexes of the engine itself, beside those that a projection declares. */
export const CELLS_INDEX = 'cells';
export const STREAM_INDEX = 'stream';

/** A section with the version of its stream that it has seen; without a state where an undo took all of it back. */
export interface StoredSection<Section> extends MarkedState<Section> {
  readonly watermark: number;
}

export interface StoredDocument<Section, View> {
  readonly view: View | null;
  readonly sections: Readonly<Record<string, StoredSection<Section>>>;
}
