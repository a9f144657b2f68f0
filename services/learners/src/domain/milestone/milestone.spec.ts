import { describe, expect, it } from '@jest/globals';
import { given } from '../../testing/given.js';
import { milestoneDecider, type MilestoneFacts, milestoneStreamId, type RecordMilestone } from './milestone.decider.js';
import type { MilestoneRecorded } from './milestone.events.js';

const today = '2026-11-24';
const facts: MilestoneFacts = { today, learner: 'enrolled' };
const milestones = given(milestoneDecider, facts);
const report = { personRef: 'p_1', department: 'social', milestone: 'benefits-settled', state: 'open' } as const;
const record: RecordMilestone = { type: 'record-milestone', ...report };
const recorded: MilestoneRecorded = { type: 'milestone-recorded', effectiveOn: today, data: report };
const erased = { type: 'erased', effectiveOn: today, data: { erasedType: 'milestone-recorded' } } as const;

describe('reporting a milestone', () => {
  it.each([
    ['social', 'milestone-recorded', 'p_1-coordination'],
    ['youth', 'youth-milestone-recorded', 'p_1-youth'],
    ['health', 'health-milestone-recorded', 'p_1-health'],
  ] as const)('of %s is keyed apart: %s in %s', (department, type, streamId) => {
    milestones()
      .when({ ...record, department })
      .then({ ...recorded, type, data: { ...report, department } });
    expect(milestoneStreamId('p_1', department)).toBe(streamId);
  });

  it('may be taken back, and other departments have milestones of the same name', () => {
    milestones(recorded)
      .when({ ...record, state: 'done' })
      .accepted();
    milestones(recorded)
      .when({ ...record, department: 'job-centre' })
      .accepted();
  });

  it('history that comes late changes nothing of what is known since', () => {
    const earlier: MilestoneRecorded = { ...recorded, effectiveOn: '2025-01-01', data: { ...report, state: 'done' } };
    milestones(recorded, earlier).when(record).refused('milestone-unchanged');
  });

  it('is refused', () => {
    milestones(recorded).when(record).refused('milestone-unchanged', '/state');
    milestones()
      .when({ ...record, effectiveOn: '2026-11-25' })
      .refused('day-in-future', '/effectiveOn');
    milestones(recorded, erased).when(record).refused('person-erased');
    given(milestoneDecider, { ...facts, learner: 'unknown' as const })()
      .when(record)
      .refused('learner-unknown');
    given(milestoneDecider, { ...facts, learner: 'erased' as const })()
      .when(record)
      .refused('person-erased');
  });
});
