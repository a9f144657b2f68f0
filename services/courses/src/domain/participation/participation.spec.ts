import { describe, expect, it } from '@jest/globals';
import type { ErasedEvent } from '#contracts';
import { given } from '#event-sourcing/testing';
import type { ParticipationFacts, RecordParticipation } from './participation.commands.js';
import type { ParticipationEvent } from './participation.events.js';
import { participationDecider } from './participation.js';

const today = '2026-11-24';
const facts: ParticipationFacts = { today };
const run = { providerId: 'vhs', startsOn: '2026-09-01', endsOn: '2026-12-18', closed: false };
const withRun: ParticipationFacts = { today, run };
const data = { personRef: 'p_1', registrationId: 'g_1', runId: 'r_1' };
const of = { registrationId: 'g_1' };

const requested = {
  type: 'seat-requested',
  effectiveOn: '2026-08-10',
  data: { ...data, providerId: 'vhs', startsOn: run.startsOn, endsOn: run.endsOn },
} satisfies ParticipationEvent;
const confirmed: ParticipationEvent = { type: 'registration-confirmed', effectiveOn: '2026-08-10', data };
const noSeat: ParticipationEvent = {
  type: 'registration-refused',
  effectiveOn: '2026-08-10',
  data: { ...data, reason: 'run-full' },
};
const withdrawn: ParticipationEvent = { type: 'registration-withdrawn', effectiveOn: '2026-08-20', data };
const started: ParticipationEvent = { type: 'participation-started', effectiveOn: '2026-09-01', data };
const ended: ParticipationEvent = { type: 'participation-ended', effectiveOn: '2026-11-20', data };
const dropped: ParticipationEvent = {
  type: 'participation-dropped-out',
  effectiveOn: '2026-10-01',
  data: { ...data, reason: 'work' },
};
const result = (passed: boolean, attempt?: number): ParticipationEvent => ({
  type: 'test-result-recorded',
  effectiveOn: '2026-11-20',
  data: { ...data, level: 'B1', passed, ...(attempt === undefined ? {} : { attempt }) },
});
const person = (...history: (ParticipationEvent | ErasedEvent)[]) => given(participationDecider, ...history);

describe('asking for a seat', () => {
  const request = { kind: 'request', personRef: 'p_1', registrationId: 'g_1', runId: 'r_1' } as const;
  const other = { ...request, registrationId: 'g_2', runId: 'r_2' };
  const on = (startsOn: string, endsOn: string): ParticipationFacts => ({ today, run: { ...run, startsOn, endsOn } });

  it('claims the days of the run', () => {
    person()
      .when({ ...request, effectiveOn: '2026-08-10' }, withRun)
      .then(requested);
  });

  it('is refused', () => {
    person().when(request, facts).thenRefused('run-unknown');
    person()
      .when(request, { today, run: { ...run, closed: true } })
      .thenRefused('run-closed');
    person()
      .when({ ...request, effectiveOn: '2026-11-25' }, withRun)
      .thenRefused('day-in-future');
    person(requested, noSeat).when(request, withRun).thenRefused('registration-already-requested');
  });

  it('names the reason when the course is off the placement, and the right that covers it', () => {
    const offLevel: ParticipationFacts = { ...withRun, run: { ...run, entryLevel: 'B1' }, level: 'A2' };
    person().when(request, offLevel).thenRefused('level-reason-missing');
    person()
      .when({ ...request, levelReason: 'no-course-of-level', effectiveOn: '2026-08-10' }, offLevel)
      .then({ ...requested, data: { ...requested.data, levelReason: 'no-course-of-level' } });
    const cover = { entitlementId: 'e_1', ruleId: 'right-needed', ruleVersion: 'ik-2005' };
    person()
      .when({ ...request, effectiveOn: '2026-08-10' }, { ...offLevel, level: 'B1', cover })
      .then({ ...requested, data: { ...requested.data, ...cover } });
  });

  it('is refused when the person is in another run at that time', () => {
    person(requested).when(other, on('2026-12-18', '2027-02-01')).thenRefused('overlapping-registration');
    person(requested, confirmed, started)
      .when(other, on('2026-08-01', '2026-09-01'))
      .thenRefused('overlapping-registration');
    person(requested, confirmed, started)
      .when(other, on('2026-10-01', '2026-10-02'))
      .thenRefused('overlapping-registration');
  });

  it('is free beside, before and after, and where a claim was given up', () => {
    const second = (startsOn: string, endsOn: string): ParticipationEvent => ({
      type: 'seat-requested',
      effectiveOn: today,
      data: { ...data, registrationId: 'g_2', runId: 'r_2', providerId: 'vhs', startsOn, endsOn },
    });
    person(requested).when(other, on('2026-12-19', '2027-02-01')).then(second('2026-12-19', '2027-02-01'));
    person(requested).when(other, on('2026-08-01', '2026-08-31')).then(second('2026-08-01', '2026-08-31'));
    for (const givenUp of [[noSeat], [confirmed, withdrawn]]) {
      person(requested, ...givenUp)
        .when(other, withRun)
        .then(second(run.startsOn, run.endsOn));
    }
    person(requested, confirmed, started, ended)
      .when(other, on('2026-11-20', '2027-02-01'))
      .then(second('2026-11-20', '2027-02-01'));
    person(requested, confirmed, started, dropped)
      .when(other, on('2026-09-30', '2027-02-01'))
      .thenRefused('overlapping-registration');
  });
});

describe('the way of a registration', () => {
  it('is confirmed or refused once', () => {
    person(requested)
      .when({ kind: 'confirm', ...of, effectiveOn: '2026-08-10' }, facts)
      .then(confirmed);
    person(requested)
      .when({ kind: 'refuse', ...of, reason: 'run-full', effectiveOn: '2026-08-10' }, facts)
      .then(noSeat);
    person(requested, noSeat)
      .when({ kind: 'confirm', ...of }, facts)
      .thenRefused('registration-closed');
    person(requested, confirmed)
      .when({ kind: 'refuse', ...of, reason: 'run-full' }, facts)
      .thenRefused('participation-not-started');
    person()
      .when({ kind: 'confirm', ...of }, facts)
      .thenRefused('registration-unknown');
  });

  it('is withdrawn before the start alone', () => {
    const withdraw = { kind: 'withdraw', ...of, effectiveOn: '2026-08-20' } as const;
    person(requested).when(withdraw, facts).then(withdrawn);
    person(requested, confirmed).when(withdraw, facts).then(withdrawn);
    person(requested, confirmed, started).when(withdraw, facts).thenRefused('participation-already-started');
    person(requested, withdrawn).when(withdraw, facts).thenRefused('registration-closed');
  });

  it('starts when confirmed, and ends or is dropped when started', () => {
    person(requested, confirmed)
      .when({ kind: 'start', ...of, effectiveOn: '2026-09-01' }, facts)
      .then(started);
    person(requested, confirmed, started)
      .when({ kind: 'end', ...of, effectiveOn: '2026-11-20' }, facts)
      .then(ended);
    person(requested, confirmed, started)
      .when({ kind: 'drop-out', ...of, reason: 'work', effectiveOn: '2026-10-01' }, facts)
      .then(dropped);
  });

  it('is refused out of order', () => {
    person(requested)
      .when({ kind: 'start', ...of }, facts)
      .thenRefused('registration-not-confirmed');
    person(requested, confirmed, started)
      .when({ kind: 'start', ...of }, facts)
      .thenRefused('participation-already-started');
    person(requested, confirmed)
      .when({ kind: 'end', ...of }, facts)
      .thenRefused('participation-not-started');
    person(requested, confirmed, started, dropped)
      .when({ kind: 'end', ...of }, facts)
      .thenRefused('registration-closed');
    person(requested, confirmed, started, ended)
      .when({ kind: 'drop-out', ...of, reason: 'work' }, facts)
      .thenRefused('registration-closed');
    const early = { ...of, effectiveOn: '2026-08-31' };
    person(requested, confirmed, started)
      .when({ kind: 'end', ...early }, facts)
      .thenRefused('before-participation');
    person(requested, confirmed, started)
      .when({ kind: 'drop-out', reason: 'work', ...early }, facts)
      .thenRefused('before-participation');
  });
});

describe('a held seat', () => {
  const rule = { ruleId: 'seat-hold', ruleVersion: '2026-01-01' };
  const seatHold = { ...rule, days: 7 };
  const held: ParticipationEvent = {
    type: 'registration-held',
    effectiveOn: '2026-11-20',
    data: { ...data, heldUntil: '2026-11-27', ...rule },
  };
  const hold = { kind: 'hold', ...of, effectiveOn: '2026-11-20' } as const;

  it('waits for the provider until its day, by the rule', () => {
    person(requested)
      .when(hold, { ...facts, seatHold })
      .then(held);
    person(requested, held)
      .when({ kind: 'confirm-held', ...of }, facts)
      .then({ ...confirmed, effectiveOn: today });
  });

  it('is given back by a person, with the reason, or when its day is over', () => {
    person(requested, held)
      .when({ kind: 'withdraw', ...of, reason: 'person-declined', effectiveOn: '2026-11-21' }, facts)
      .then({ ...withdrawn, effectiveOn: '2026-11-21', data: { ...data, reason: 'person-declined' } });
    person(requested, held)
      .when({ kind: 'release-hold', ...of }, { today: '2026-11-28' })
      .then({ ...withdrawn, effectiveOn: '2026-11-28', data: { ...data, reason: 'hold-expired' } });
  });

  it('is refused', () => {
    person(requested).when(hold, facts).thenRefused('hold-rule-missing');
    person(requested, held)
      .when({ kind: 'release-hold', ...of }, { today: '2026-11-27' })
      .thenRefused('hold-not-over');
    person(requested, held, confirmed)
      .when({ kind: 'release-hold', ...of }, { today: '2026-11-28' })
      .thenRefused('participation-not-started');
    person(requested)
      .when({ kind: 'confirm-held', ...of }, facts)
      .thenRefused('seat-not-answered');
    person(requested, held, withdrawn)
      .when({ kind: 'confirm-held', ...of }, facts)
      .thenRefused('registration-closed');
    person(requested, held)
      .when({ kind: 'start', ...of }, facts)
      .thenRefused('registration-not-confirmed');
  });

  it('claims the days of its run', () => {
    const other = { kind: 'request', personRef: 'p_1', registrationId: 'g_2', runId: 'r_2' } as const;
    person(requested, held).when(other, withRun).thenRefused('overlapping-registration');
    person(requested, held, withdrawn)
      .when({ ...other, effectiveOn: '2026-08-10' }, withRun)
      .then({ ...requested, data: { ...requested.data, registrationId: 'g_2', runId: 'r_2' } });
  });
});

describe('the final test', () => {
  const record = { kind: 'record-result', ...of, level: 'B1', passed: true, effectiveOn: '2026-11-20' } as const;

  it('gives a level during or after the run, again as long as it was not passed', () => {
    person(requested, confirmed, started).when(record, facts).then(result(true, 1));
    person(requested, confirmed, started, ended, result(false)).when(record, facts).then(result(true, 2));
    person(requested, confirmed, started, ended, result(false), result(false, 2))
      .when(record, facts)
      .then(result(true, 3));
  });

  it('is refused', () => {
    person(requested, confirmed, started, result(true)).when(record, facts).thenRefused('test-already-passed');
    person(requested, confirmed).when(record, facts).thenRefused('participation-not-started');
    person(requested, confirmed, started, dropped).when(record, facts).thenRefused('registration-closed');
    person(requested, confirmed, started)
      .when({ ...record, effectiveOn: '2026-08-31' }, facts)
      .thenRefused('before-participation');
  });
});

describe('recording history', () => {
  const record: RecordParticipation = { kind: 'record', ...data, effectiveOn: '2026-08-10' };
  const whole = {
    ...record,
    startedOn: '2026-09-01',
    endedOn: '2026-11-20',
    result: { on: '2026-11-20', level: 'B1', passed: true },
  } as const;

  it('takes in a participation as it went, also into a closed run', () => {
    person().when(record, withRun).then(requested, confirmed);
    person()
      .when(whole, { today, run: { ...run, closed: true } })
      .then(requested, confirmed, started, ended, result(true));
    person()
      .when({ ...record, startedOn: '2026-09-01', droppedOut: { on: '2026-10-01', reason: 'work' } }, withRun)
      .then(requested, confirmed, started, dropped);
  });

  it('is refused by form and by the calendar of the person, never by capacity', () => {
    person().when(record, facts).thenRefused('run-unknown');
    person(requested).when(record, withRun).thenRefused('registration-already-requested');
    person(requested)
      .when({ ...record, registrationId: 'g_2' }, withRun)
      .thenRefused('overlapping-registration');
    person()
      .when({ ...whole, endedOn: '2026-11-25' }, withRun)
      .thenRefused('day-in-future');
    person()
      .when({ ...whole, startedOn: '2026-11-21' }, withRun)
      .thenRefused('before-participation');
    person()
      .when({ ...record, endedOn: '2026-11-20' }, withRun)
      .thenRefused('before-participation');
    person()
      .when({ ...whole, droppedOut: { on: '2026-10-01', reason: 'work' } }, withRun)
      .thenRefused('ended-and-dropped-out');
  });
});

describe('after an erasure', () => {
  const erased = { type: 'erased', effectiveOn: today, data: { erasedType: 'seat-requested' } } as const;

  it('nothing is known of the person and nothing can be added', () => {
    expect(person(requested, erased).state.registrations.size).toBe(0);
    person(requested, erased)
      .when({ kind: 'confirm', ...of }, facts)
      .thenRefused('person-erased');
    person(erased, confirmed)
      .when({ kind: 'confirm', ...of }, facts)
      .thenRefused('person-erased');
  });
});
