import type { OpenedEvent } from '#contracts';
import type { Projection } from '../projection.js';

/** A small model for tests: boxes hold things of several streams; a box lies in the cell of its fullness. */
export interface BoxSection {
  readonly things: number;
  readonly since?: string;
  readonly erased?: true;
  /** The box that this one was put into, and every one that it ever was. */
  readonly host?: string | undefined;
  readonly hosts?: readonly string[];
}
export interface BoxView {
  readonly total: number;
  readonly streams: number;
}

export const boxes: Projection<BoxSection, BoxView> = {
  name: 'boxes',
  version: 1,
  contexts: ['learners'],
  indexes: ['total'],
  documentOf: ({ data }) => (typeof data['box'] === 'string' ? data['box'] : undefined),
  evolve: (section = { things: 0 }, event) => {
    if (event.type === 'erased') return { things: 0, erased: true };
    const { into } = event.data;
    if (typeof into === 'string') return { ...section, host: into, hosts: [...(section.hosts ?? []), into] };
    if (event.type === 'taken-out') return { ...section, host: undefined };
    const since = section.since ?? event.effectiveOn;
    return { ...section, things: section.things + Number(event.data['amount'] ?? 0), since };
  },
  hostOf: (sections) => {
    const linked = Object.values(sections).find(({ hosts }) => hosts !== undefined);
    if (linked?.hosts === undefined) return undefined;
    return { ...(linked.host === undefined ? {} : { host: linked.host }), hosts: linked.hosts };
  },
  view: (_id, sections) => {
    const all = Object.values(sections).filter((section) => !section.erased);
    if (all.length === 0) return undefined;
    const total = all.reduce((sum, { things }) => sum + things, 0);
    const since = all.map((section) => section.since ?? '').sort()[0] ?? '';
    return {
      view: { total, streams: all.length },
      keys: { total: [String(total).padStart(6, '0')] },
      cells: [{ cell: total % 2 === 0 ? 'even' : 'odd', from: since }],
    };
  },
};

export const put = (
  stream: string,
  streamVersion: number,
  box: string,
  amount: number,
  effectiveOn = '2026-01-01',
): OpenedEvent => ({
  id: `${stream}-${streamVersion}`,
  context: 'learners',
  type: 'put',
  stream,
  streamVersion,
  recordedAt: '2026-01-01T00:00:00.000Z',
  effectiveOn,
  correlationId: 'c',
  causationId: 'c',
  data: { box, amount },
});
/** The box of this stream is put into another one, or taken out again. */
export const putInto = (stream: string, streamVersion: number, box: string, into: string): OpenedEvent => ({
  ...put(stream, streamVersion, box, 0),
  type: 'put-into',
  data: { box, into },
});
export const takenOut = (stream: string, streamVersion: number, box: string): OpenedEvent => ({
  ...put(stream, streamVersion, box, 0),
  type: 'taken-out',
  data: { box },
});
export const erased = (stream: string, streamVersion: number, box: string): OpenedEvent => ({
  ...put(stream, streamVersion, box, 0),
  type: 'erased',
  data: { box, erasedType: 'put' },
});
