import { expect, it } from '@jest/globals';
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

it('keeps its state at an erased event: a report concerns no person', () => {
  const erased = { type: 'erased', effectiveOn: today, data: { erasedType: 'registration-report-sent' } } as const;
  expect(given(providerReportDecider, sent, erased).state.lastTo).toBe('2026-11-23');
});
