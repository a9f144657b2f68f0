import { expect, it } from '@jest/globals';
import type { OpenedEvent } from '#contracts';
import { demandOf, demandProjection } from './demand.projection.js';

const event = (stream: string, type: string, effectiveOn: string, data: object): OpenedEvent =>
  ({ stream, type, effectiveOn, data: { personRef: 'p_1', ...data } }) as unknown as OpenedEvent;
const opened = (stream: string, effectiveOn: string, level: string) =>
  event(stream, 'waiting-entry-opened', effectiveOn, { courseType: 'IK_ALLG', level, municipalityKey: '03251040' });
const closed = (stream: string, effectiveOn: string) => event(stream, 'waiting-entry-closed', effectiveOn, {});
const erased = (stream: string) => event(stream, 'erased', '2026-12-01', { erasedType: 'waiting-entry-opened' });

const cells = (...events: OpenedEvent[]) => {
  const sections: Record<string, ReturnType<typeof demandProjection.evolve>> = {};
  for (const one of events) sections[one.stream] = demandProjection.evolve(sections[one.stream], one);
  return demandProjection.view('p_1', sections)?.cells;
};

it('counts who waits from the day the waiting began to the day it ended, in every need of the person', () => {
  expect(
    cells(
      opened('waiting-entry-a', '2026-10-01', 'A1'),
      closed('waiting-entry-a', '2026-11-01'),
      opened('waiting-entry-b', '2026-11-05', 'A2'),
    ),
  ).toEqual([
    { cell: 'demand:IK_ALLG:A1:03251040', from: '2026-10-01', to: '2026-11-01' },
    { cell: 'demand:IK_ALLG:A2:03251040', from: '2026-11-05' },
  ]);
  expect(demandOf('demand:IK_ALLG:A1:03251040')).toEqual({
    courseType: 'IK_ALLG',
    level: 'A1',
    municipalityKey: '03251040',
  });
});

it('counts a need that ended on its first day, or whose person was erased, on no day', () => {
  expect(cells(opened('waiting-entry-a', '2026-10-01', 'A1'), closed('waiting-entry-a', '2026-10-01'))).toEqual([]);
  expect(cells(opened('waiting-entry-a', '2026-10-01', 'A1'), erased('waiting-entry-a'))).toEqual([]);
});
