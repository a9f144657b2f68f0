import { describe, expect, it } from '@jest/globals';
import { given } from '#event-sourcing/testing';
import { type ProviderReportEvent, providerReportDecider } from './provider-report.js';

const today = '2026-11-24';
const rule = { ruleId: 'registration-report', ruleVersion: 'bsk-2016' };
const facts = { today, rule };
const period = { providerId: 'vhs', from: '2026-11-10', to: '2026-11-23' };
const record = { kind: 'record-sent', ...period } as const;
const sent: ProviderReportEvent = {
  type: 'registration-report-sent',
  effectiveOn: today,
  data: { ...period, ...rule },
};

it('a report is recorded with its period and rule', () => {
  given(providerReportDecider).when(record, facts).then(sent);
  expect(given(providerReportDecider, sent).state.lastTo).toBe('2026-11-23');
});

it('is refused', () => {
  given(providerReportDecider, sent).when(record, facts).thenRefused('period-already-reported');
  given(providerReportDecider)
    .when({ ...record, from: '2026-11-24' }, facts)
    .thenRefused('period-backwards');
  given(providerReportDecider)
    .when({ ...record, to: today }, facts)
    .thenRefused('period-not-over');
  given(providerReportDecider)
    .when({ ...record, effectiveOn: '2026-11-25' }, facts)
    .thenRefused('day-in-future');
  given(providerReportDecider).when(record, { today }).thenRefused('report-not-asked');
});

describe('a duty', () => {
  const kursnet = { kind: 'duty-done', providerId: 'vhs', duty: 'kursnet-entry' } as const;
  const planning = { kind: 'duty-done', providerId: 'vhs', duty: 'planning-report', runId: 'r_1' } as const;
  const run = { providerId: 'vhs' };
  const done = (
    { kind: _kind, ...data }: typeof kursnet | typeof planning,
    effectiveOn = today,
  ): ProviderReportEvent => ({
    type: 'provider-duty-done',
    effectiveOn,
    data: { ...data, ...rule },
  });

  it('is recorded with its rule: KURSNET again and again, a run once', () => {
    given(providerReportDecider).when(kursnet, facts).then(done(kursnet));
    given(providerReportDecider, done(kursnet, '2026-11-23')).when(kursnet, facts).then(done(kursnet));
    given(providerReportDecider)
      .when(planning, { ...facts, run })
      .then(done(planning));
    expect(given(providerReportDecider, sent, done(kursnet), done(planning)).state).toEqual({
      lastTo: '2026-11-23',
      kursnetOn: today,
      reportedRuns: ['r_1'],
    });
  });

  it('is refused', () => {
    given(providerReportDecider, done(kursnet)).when(kursnet, facts).thenRefused('duty-already-done');
    given(providerReportDecider, done(planning))
      .when(planning, { ...facts, run })
      .thenRefused('duty-already-done');
    given(providerReportDecider).when(planning, facts).thenRefused('run-unknown');
    given(providerReportDecider)
      .when(planning, { ...facts, run: { providerId: 'other' } })
      .thenRefused('run-unknown');
    given(providerReportDecider)
      .when({ ...kursnet, effectiveOn: '2026-11-25' }, facts)
      .thenRefused('day-in-future');
    given(providerReportDecider).when(kursnet, { today }).thenRefused('report-not-asked');
    given(providerReportDecider).when(planning, { today, run }).thenRefused('report-not-asked');
  });
});

it('keeps its state at an erased event: a report concerns no person', () => {
  const erased = { type: 'erased', effectiveOn: today, data: { erasedType: 'registration-report-sent' } } as const;
  expect(given(providerReportDecider, sent, erased).state.lastTo).toBe('2026-11-23');
});
