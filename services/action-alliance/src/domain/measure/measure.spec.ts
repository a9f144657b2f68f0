import { describe, expect, it } from '@jest/globals';
import { given } from '#event-sourcing/testing';
import { type AssignMeasure, type MeasureAssigned, type MeasureCompleted, measureDecider } from './measure.decider.js';

const facts = { today: '2026-11-24', decisionTaken: true };
const data = { measureId: 'me_1', decisionId: 'de_1', department: 'youth', title: 'Betreuung', dueOn: '2027-02-01' };
const assign: AssignMeasure = { type: 'assign-measure', ...data };
const assigned: MeasureAssigned = { type: 'measure-assigned', effectiveOn: '2026-11-20', data };
const completed: MeasureCompleted = {
  type: 'measure-completed',
  effectiveOn: facts.today,
  data: { measureId: 'me_1' },
};

describe('assigning a measure', () => {
  it('carries out a decision, or stands by itself', () => {
    given(measureDecider)
      .when({ ...assign, effectiveOn: '2026-11-20' }, facts)
      .then(assigned);
    const { decisionId: _, ...alone } = data;
    given(measureDecider)
      .when({ type: 'assign-measure', ...alone }, { ...facts, decisionTaken: false })
      .then({ ...assigned, effectiveOn: facts.today, data: alone });
  });

  it('is refused', () => {
    given(measureDecider, assigned).when(assign, facts).thenRefused('measure-already-assigned');
    given(measureDecider)
      .when({ ...assign, effectiveOn: '2026-11-25' }, facts)
      .thenRefused('day-in-future');
    expect(
      given(measureDecider)
        .when({ ...assign, dueOn: '2026-11-23' }, facts)
        .thenRefused('due-before-assigned').at,
    ).toBe('/dueOn');
    const unknown = given(measureDecider)
      .when(assign, { ...facts, decisionTaken: false })
      .thenRefused('decision-unknown');
    expect(unknown.at).toBe('/decisionId');
  });
});

describe('completing it', () => {
  const complete = { type: 'complete-measure' } as const;

  it('by its department, or the coordination', () => {
    given(measureDecider, assigned).when(complete, facts).then(completed);
    given(measureDecider, assigned)
      .when({ ...complete, departments: ['youth'] }, facts)
      .then(completed);
  });

  it('is refused', () => {
    given(measureDecider).when(complete, facts).thenRefused('measure-unknown');
    given(measureDecider, assigned, completed).when(complete, facts).thenRefused('measure-already-completed');
    given(measureDecider, assigned)
      .when({ ...complete, departments: ['health'] }, facts)
      .thenRefused('not-your-measure');
    given(measureDecider, assigned)
      .when({ ...complete, effectiveOn: '2026-11-25' }, facts)
      .thenRefused('day-in-future');
    const early = given(measureDecider, assigned).when({ ...complete, effectiveOn: '2026-11-19' }, facts);
    expect(early.thenRefused('completed-before-assigned').at).toBe('/effectiveOn');
  });
});
