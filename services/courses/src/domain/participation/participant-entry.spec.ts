import { describe, it } from '@jest/globals';
import { given } from '#event-sourcing/testing';
import type { ParticipationFacts } from './participation.commands.js';
import type { ParticipationEvent } from './participation.events.js';
import { participationDecider } from './participation.js';

const today = '2026-11-24';
const facts: ParticipationFacts = { today };
const data = { personRef: 'p_1', registrationId: 'g_1', runId: 'r_1' };
const of = { registrationId: 'g_1', effectiveOn: '2026-11-20' };
const on = { effectiveOn: '2026-11-20' };

const requested: ParticipationEvent = {
  type: 'seat-requested',
  effectiveOn: '2026-08-10',
  data: { ...data, providerId: 'vhs', startsOn: '2026-09-01', endsOn: '2026-12-18' },
};
const confirmed: ParticipationEvent = { type: 'registration-confirmed', effectiveOn: '2026-08-10', data };
const started: ParticipationEvent = { type: 'participation-started', effectiveOn: '2026-09-01', data };
const ended: ParticipationEvent = { type: 'participation-ended', effectiveOn: '2026-11-20', data };
const participant = (...history: ParticipationEvent[]) =>
  given(participationDecider, requested, confirmed, started, ...history);
const registered = given(participationDecider, requested, confirmed);

describe('attendance', () => {
  const atRisk = { kind: 'record-attendance', ...of, attendance: 'at-risk', reason: 'childcare' } as const;
  const recorded: ParticipationEvent = {
    type: 'attendance-recorded',
    ...on,
    data: { ...data, attendance: 'at-risk', reason: 'childcare' },
  };

  it('is a class with a class of reason', () => {
    participant().when(atRisk, facts).then(recorded);
    participant(recorded)
      .when({ kind: 'record-attendance', ...of, attendance: 'ok' }, facts)
      .then({ type: 'attendance-recorded', ...on, data: { ...data, attendance: 'ok' } });
  });

  it('is refused', () => {
    participant(recorded).when(atRisk, facts).thenRefused('attendance-unchanged');
    participant()
      .when({ ...atRisk, attendance: 'ok' }, facts)
      .thenRefused('reason-without-risk');
    participant()
      .when({ ...atRisk, effectiveOn: '2026-08-31' }, facts)
      .thenRefused('before-participation');
    participant()
      .when({ ...atRisk, effectiveOn: '2026-11-25' }, facts)
      .thenRefused('day-in-future');
    participant(ended).when(atRisk, facts).thenRefused('registration-closed');
    registered.when(atRisk, facts).thenRefused('participation-not-started');
  });
});

describe('an interruption', () => {
  const interrupt = { kind: 'interrupt', ...of, reason: 'work' } as const;
  const interrupted: ParticipationEvent = {
    type: 'participation-interrupted',
    ...on,
    data: { ...data, reason: 'work' },
  };

  it('begins and ends', () => {
    participant().when(interrupt, facts).then(interrupted);
    participant(interrupted)
      .when({ kind: 'resume', ...of }, facts)
      .then({ type: 'participation-resumed', ...on, data });
  });

  it('is refused', () => {
    participant(interrupted).when(interrupt, facts).thenRefused('already-interrupted');
    participant()
      .when({ ...interrupt, expectedBackOn: '2026-11-20' }, facts)
      .thenRefused('back-before-interruption');
    participant()
      .when({ kind: 'resume', ...of }, facts)
      .thenRefused('not-interrupted');
    registered.when(interrupt, facts).thenRefused('participation-not-started');
    registered.when({ kind: 'resume', ...of }, facts).thenRefused('participation-not-started');
  });
});

describe('a module', () => {
  const complete = { kind: 'complete-module', ...of, module: 2 } as const;
  const completed: ParticipationEvent = { type: 'module-completed', ...on, data: { ...data, module: 2 } };

  it('is completed once', () => {
    participant().when(complete, facts).then(completed);
    participant(completed).when(complete, facts).thenRefused('module-already-completed');
    registered.when(complete, facts).thenRefused('participation-not-started');
  });
});

describe('results', () => {
  const result = (level: 'A2' | 'B1'): ParticipationEvent => ({
    type: 'test-result-recorded',
    ...on,
    data: { ...data, level, passed: level === 'B1' },
  });
  const orientation = (passed: boolean): ParticipationEvent => ({
    type: 'orientation-test-recorded',
    ...on,
    data: { ...data, passed },
  });
  const lid = { kind: 'record-orientation-test', ...of, passed: true } as const;

  it('of the language test say each skill', () => {
    const skills = { listening: 'B1', writing: 'A2' } as const;
    participant()
      .when({ kind: 'record-result', ...of, level: 'A2', passed: false, skills }, facts)
      .then({ type: 'test-result-recorded', ...on, data: { ...data, level: 'A2', passed: false, skills, attempt: 1 } });
  });

  it('of the orientation test come until it is passed', () => {
    participant(orientation(false)).when(lid, facts).then(orientation(true));
    participant(orientation(true)).when(lid, facts).thenRefused('orientation-test-already-passed');
    registered.when(lid, facts).thenRefused('participation-not-started');
  });

  describe('give a certificate', () => {
    const issue = { kind: 'issue-certificate', ...of, certificate: 'integration-course' } as const;
    const rule = { ruleId: 'certificates', ruleVersion: 'ik-2005' };
    const needs = { ...rule, checked: true, level: 'B1', orientation: true } as const;
    const certificate = { ...facts, certificate: needs };
    const issued: ParticipationEvent = {
      type: 'certificate-issued',
      ...on,
      data: { ...data, certificate: 'integration-course', ...rule },
    };

    it('of the integration course for B1 and the orientation test, both', () => {
      participant(result('B1'), orientation(true)).when(issue, certificate).then(issued);
      for (const history of [[result('B1')], [orientation(true)], [result('A2'), orientation(true)]])
        participant(...history)
          .when(issue, certificate)
          .thenRefused('certificate-not-earned');
    });

    it('that a passed test needs', () => {
      const passing = { ...facts, certificate: { ...rule, checked: true, passed: true } };
      participant(result('A2')).when(issue, passing).thenRefused('certificate-not-earned');
      participant(result('B1')).when(issue, passing).then(issued);
    });

    it('also against a rule that nobody checked: it warns and never refuses', () => {
      participant(result('A2'))
        .when(issue, { ...facts, certificate: { ...needs, checked: false } })
        .then(issued);
    });

    it('once, of a kind of the course', () => {
      participant(result('B1'), orientation(true), issued)
        .when(issue, certificate)
        .thenRefused('certificate-already-issued');
      participant().when(issue, facts).thenRefused('certificate-not-of-course');
      registered
        .when(issue, { ...facts, certificate: { ...rule, checked: true } })
        .thenRefused('participation-not-started');
    });
  });
});

describe('a letter', () => {
  const record = { kind: 'record-letter', ...of, letter: 'late-start', recipient: 'bamf' } as const;
  const sent: ParticipationEvent = {
    type: 'letter-sent',
    ...on,
    data: { ...data, letter: 'late-start', recipient: 'bamf' },
  };

  it('is sent once to each, in every phase', () => {
    registered.when(record, facts).then(sent);
    participant(ended).when(record, facts).then(sent);
    participant(sent).when(record, facts).thenRefused('letter-already-sent');
    participant(sent)
      .when({ ...record, recipient: 'person' }, facts)
      .then({ ...sent, data: { ...sent.data, recipient: 'person' } });
    given(participationDecider).when(record, facts).thenRefused('registration-unknown');
  });
});
