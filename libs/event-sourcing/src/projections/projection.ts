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
  /**
   * Pure. Where documents can turn out to be of one thing: to which other one these sections say that theirs belongs.
   * That one then shows the sections of both, and whoever asks for this one is led there; when they say so no more, each
   * stands for itself again. Links must never lead round in a circle. Undefined: to none, and none ever before.
   */
  hostOf?(sections: Readonly<Record<string, Section>>): HostLink | undefined;
  /** Pure. undefined: nothing is shown (yet, or any more). */
  view(id: string, sections: Readonly<Record<string, Section>>): ProjectedView<View> | undefined;
}

/** To which other document a document belongs. */
export interface HostLink {
  /** The one that shows it now; absent: it stands for itself. */
  readonly host?: string;
  /** Every one that ever did, this one too. */
  readonly hosts: readonly string[];
}

/** Indexes of the engine itself, beside those that a projection declares. */
export const CELLS_INDEX = 'cells';
export const STREAM_INDEX = 'stream';

/** A section with the version of its stream that it has seen; without a state where an undo took all of it back. */
export interface StoredSection<Section> extends MarkedState<Section> {
  readonly watermark: number;
}

export type StoredSections<Section> = Readonly<Record<string, StoredSection<Section>>>;

/** The sections of a document that belongs to this one, as of that one's revision. */
export interface Guest<Section> {
  readonly revision: number;
  readonly sections: StoredSections<Section>;
}

export interface StoredDocument<Section, View> {
  /** null: nothing is shown, or its host shows it. */
  readonly view: View | null;
  readonly sections: StoredSections<Section>;
  readonly host?: string;
  /** Never forgotten, also when the events that named them fall silent: these hosts hold a copy to be kept in step. */
  readonly hosts?: readonly string[];
  readonly guests?: Readonly<Record<string, Guest<Section>>>;
}
