import { describe, expect, it } from '@jest/globals';
import { readDepartments } from '../../rules/department-files.js';
import { given } from '../../testing/given.js';
import { milestoneDecider, type MilestoneFacts, milestoneStreamId, type RecordMilestone } from './milestone.decider.js';
import type { MilestoneRecorded } from './milestone.events.js';

const today = '2026-11-24';
const facts: MilestoneFacts = { today, learner: 'enrolled', departments: readDepartments() };
const milestones = given(milestoneDecider, facts);
const report = { personRef: 'p_1', department: 'social', milestone: 'benefits-settled', state: 'open' } as const;
const record: RecordMilestone = { type: 'record-milestone', ...report };
const recorded: MilestoneRecorded = { type: 'milestone-recorded', effectiveOn: today, data: report };
const erased = { type: 'erased', effectiveOn: today, data: { erasedType: 'milestone-recorded' } } as const;
const withdrawal = { personRef: 'p_1', department: 'social', milestone: 'benefits-settled' } as const;
const withdraw = { type: 'withdraw-milestone', ...withdrawal, reason: 'reported-in-error' } as const;

describe('reporting a milestone', () => {
  it.each([
    ['social', 'benefits-settled', 'milestone-recorded'],
    ['youth', 'childcare-place', 'youth-milestone-recorded'],
    ['daycare', 'daycare-entered', 'youth-milestone-recorded'],
    ['health', 'school-entry-exam', 'health-milestone-recorded'],
  ] as const)('of %s is keyed apart: %s gives %s', (department, milestone, type) => {
    milestones()
      .when({ ...record, department, milestone })
      .then({ ...recorded, type, data: { ...report, department, milestone } });
  });

  it('has a stream per person and sphere', () => {
    expect(milestoneStreamId('p_1', 'youth')).toBe('p_1-youth');
  });

  it('may be changed', () => {
    milestones(recorded)
      .when({ ...record, state: 'done' })
      .accepted();
  });

  it('history that comes late changes nothing of what is known since', () => {
    const earlier: MilestoneRecorded = { ...recorded, effectiveOn: '2025-01-01', data: { ...report, state: 'done' } };
    milestones(recorded, earlier).when(record).refused('milestone-unchanged');
  });

  it('is taken back as a whole, and can be reported again', () => {
    const withdrawn = {
      type: 'milestone-withdrawn',
      effectiveOn: today,
      data: { ...withdrawal, reason: 'reported-in-error' },
    } as const;
    milestones(recorded).when(withdraw).then(withdrawn);
    milestones(recorded, withdrawn).when(record).accepted();
    milestones(recorded, withdrawn).when(withdraw).refused('milestone-not-reported', '/milestone');
  });

  it('is refused', () => {
    milestones(recorded).when(record).refused('milestone-unchanged', '/state');
    milestones()
      .when({ ...record, effectiveOn: '2026-11-25' })
      .refused('day-in-future', '/effectiveOn');
    milestones()
      .when({ ...record, department: 'jugend' })
      .refused('department-unknown', '/department');
    milestones()
      .when({ ...record, milestone: 'school-place' })
      .refused('milestone-of-another', '/milestone');
    milestones(recorded, erased).when(record).refused('person-erased');
    given(milestoneDecider, { ...facts, learner: 'unknown' as const })()
      .when(record)
      .refused('learner-unknown');
    given(milestoneDecider, { ...facts, learner: 'erased' as const })()
      .when(record)
      .refused('person-erased');
  });
});
