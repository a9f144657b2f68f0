import type { OpenedEvent } from '#contracts';
import type { Projection } from '../projection.js';

/** A small model for tests: boxes hold things of several streams; a box lies in the cell of its fullness. */
export interface BoxSection {
  readonly things: number;
  readonly since?: string;
  readonly erased?: true;
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
  evolve: (section = { things: 0 }, event) =>
    event.type === 'erased'
      ? { things: 0, erased: true }
      : { things: section.things + Number(event.data['amount'] ?? 0), since: section.since ?? event.effectiveOn },
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
export const erased = (stream: string, streamVersion: number, box: string): OpenedEvent => ({
  ...put(stream, streamVersion, box, 0),
  type: 'erased',
  data: { box, erasedType: 'put' },
});
