import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readConsentRules } from '../../rules/consent-files.js';
import { given } from '../../testing/given.js';
import { birthdayOf, giverRuleOn, giversOn, renewalAfter } from './consent-rules.js';
import { type ConsentCommand, consentDecider, type ConsentFacts } from './consent.decider.js';
import type { ConsentRenewed } from './consent.events.js';

const today = '2026-11-24';
const personRef = 'p_1';
const rules = readConsentRules();
const told = ['purpose', 'consequences-of-refusal', 'revocability'] as const;
const ids = { personRef, consentId: 'k_1' };
const said = {
  ...ids,
  recipient: 'vhs',
  recipientKind: 'provider' as const,
  purpose: 'handover',
  givenBy: 'self' as const,
  data: ['level' as const],
  form: 'written' as const,
  told: [...told],
};
const rule = { ruleId: 'consent-giver', ruleVersion: '1976-01-01' };
const grant = { type: 'grant-consent', ...said } as const;
const granted = { type: 'consent-granted', effectiveOn: today, data: { ...said, ...rule } } as const;
const byGuardian = { ...granted, data: { ...granted.data, givenBy: 'guardian' } } as const;
const renew = { type: 'renew-consent', givenBy: 'self', form: 'electronic', told } as const;
const revoke = { type: 'revoke-consent' } as const;
const revoked = { type: 'consent-revoked', effectiveOn: today, data: ids } as const;
const erased = { type: 'erased', effectiveOn: today, data: { erasedType: 'consent-granted' } } as const;
const facts: ConsentFacts = { today, learner: 'enrolled', birthDate: '1991-04-17', rules };
const consent = given(consentDecider, facts);
/** Somebody who is 15 on 3 January 2027 and 18 on 3 January 2030. */
const child = (on = today) => given(consentDecider, { ...facts, today: on, birthDate: '2012-01-03' });

describe('a consent', () => {
  it('is given once and revoked once, by a day that was', () => {
    consent().when(grant).then(granted);
    consent(granted).when(grant).refused('consent-already-granted');
    consent(granted).when(revoke).then(revoked);
    consent(granted, revoked).when(revoke).refused('consent-already-revoked');
    consent(granted)
      .when({ ...revoke, effectiveOn: '2026-11-25' })
      .refused('day-in-future', '/effectiveOn');
    consent(granted)
      .when({ ...revoke, effectiveOn: '2026-11-23' })
      .refused('revoked-before-grant', '/effectiveOn');
  });

  it('is of somebody who is here', () => {
    given(consentDecider, { ...facts, learner: 'unknown' })()
      .when(grant)
      .refused('learner-unknown', '/personRef');
    given(consentDecider, { ...facts, learner: 'erased' })()
      .when(grant)
      .refused('person-erased', '/personRef');
    consent().when(revoke).refused('consent-unknown');
    consent(erased).when(revoke).refused('person-erased');
  });

  it('is for a purpose of the list, to a recipient and of data of that purpose, never of everything', () => {
    consent()
      .when({ ...grant, purpose: 'anything' })
      .refused('consent-purpose-unknown', '/purpose');
    consent()
      .when({ ...grant, recipientKind: 'municipality' })
      .refused('consent-recipient-unfit', '/recipientKind');
    consent()
      .when({ ...grant, data: [] })
      .refused('consent-data-unfit', '/data');
    consent()
      .when({ ...grant, data: ['appointment'] })
      .refused('consent-data-unfit', '/data');
    const appointment = { recipient: '03251040', recipientKind: 'municipality', purpose: 'next-appointment' } as const;
    consent()
      .when({ ...grant, ...appointment, data: ['appointment'] })
      .accepted();
    given(consentDecider, { ...facts, recipientUnknown: true })()
      .when({ ...grant, ...appointment, data: ['appointment'] })
      .refused('municipality-unknown', '/recipient');
  });

  it('is given by who was told what it means', () => {
    consent()
      .when({ ...grant, told: ['purpose', 'revocability'] })
      .refused('consent-telling-incomplete', '/told');
    consent(granted)
      .when({ ...renew, told: [] })
      .refused('consent-telling-incomplete', '/told');
  });

  it('is not asked for where a paragraph covers the transfer between both courses', () => {
    for (const courseTypes of [['IK_ALLG'], ['IK_ALPHA', 'BSK_B2']])
      consent()
        .when({ ...grant, courseTypes })
        .refused('consent-not-needed', '/courseTypes');
    for (const courseTypes of [['LK_NIEDRIG'], ['IK_ALLG', 'LAND_VERT'], []])
      consent()
        .when({ ...grant, courseTypes })
        .then(granted);
  });

  it('is given by the right person alone, to the day', () => {
    const guardian = { ...grant, givenBy: 'guardian' } as const;
    child('2027-01-02')().when(grant).refused('consent-giver-too-young', '/givenBy');
    child('2027-01-03')().when(grant).accepted();
    child('2030-01-02')().when(guardian).accepted();
    child('2030-01-03')().when(guardian).refused('consent-guardian-over', '/givenBy');
    child('2030-01-03')(byGuardian)
      .when({ ...renew, givenBy: 'guardian' })
      .refused('consent-guardian-over', '/givenBy');
    given(consentDecider, { ...facts, rules: { ...rules, giver: { ...rules.giver, versions: [] } } })()
      .when(grant)
      .refused('no-rule-on-day', '/effectiveOn');
  });
});

describe('the consent of a guardian', () => {
  const ask = { type: 'ask-consent-anew' } as const;
  const presume = { type: 'presume-consent-lapse' } as const;
  const due = {
    type: 'consent-renewal-due',
    effectiveOn: '2027-02-01',
    data: { ...ids, confirmBy: '2027-04-30', ...rule },
  } as const;
  const presumed = { type: 'consent-lapse-presumed', effectiveOn: '2027-05-01', data: { ...ids, ...rule } } as const;

  it('is asked for anew after the birthday, on a first of a month that does not tell it', () => {
    child('2027-01-31')(byGuardian).when(ask).refused('renewal-not-due');
    child('2027-02-01')(byGuardian).when(ask).then(due);
    child('2027-02-02')(byGuardian, due).when(ask).refused('renewal-already-due');
    child('2027-02-01')(granted).when(ask).refused('renewal-not-due');
  });

  it('is presumed to have ended when nobody confirmed it in time, and never ended by a machine', () => {
    child('2027-04-30')(byGuardian, due).when(presume).refused('lapse-not-due');
    child('2027-05-01')(byGuardian, due).when(presume).then(presumed);
    child('2027-05-02')(byGuardian, due, presumed).when(presume).refused('lapse-already-presumed');
    expect(child('2027-05-02')(byGuardian, due, presumed).state()).toMatchObject({ phase: 'granted' });
  });

  it('goes on when the young person confirms it, and is asked for again at 18 when the guardian did', () => {
    const on = { effectiveOn: '2027-03-01' };
    const renewed = (givenBy: 'self' | 'guardian'): ConsentRenewed => ({
      type: 'consent-renewed',
      ...on,
      data: { ...ids, givenBy, form: 'electronic', told: [...told], ...rule },
    });
    child('2027-03-01')(byGuardian, due).when(renew).then(renewed('self'));
    child('2027-06-01')(byGuardian, due, presumed).when(renew).accepted();
    child('2032-01-01')(byGuardian, due, renewed('self')).when(ask).refused('renewal-not-due');
    child('2030-01-31')(byGuardian, due, renewed('guardian')).when(ask).refused('renewal-not-due');
    child('2030-02-01')(byGuardian, due, renewed('guardian')).when(ask).accepted();
    child('2030-03-01')(byGuardian, due, renewed('guardian')).when(presume).accepted();
    child('2027-03-01')(byGuardian)
      .when({ ...renew, effectiveOn: '2026-01-01' })
      .refused('renewed-before-grant', '/effectiveOn');
  });
});

describe('the rule on who consents', () => {
  const version = giverRuleOn(rules, today);
  it('knows the leap day: who was born on it is older on 1 March', () => {
    expect(birthdayOf('2012-02-29', 15)).toBe('2027-03-01');
    expect(birthdayOf('2012-02-29', 16)).toBe('2028-02-29');
    expect(version && giversOn(version, '2012-02-29', '2027-02-28')).toEqual(['guardian']);
    expect(version && giversOn(version, '2012-02-29', '2027-03-01')).toEqual(['self', 'guardian']);
    expect(version && renewalAfter(version, '2012-12-31', '2026-01-01')).toEqual({
      dueOn: '2028-01-01',
      presumedEndOn: '2028-04-01',
    });
    expect(version && renewalAfter(version, '2005-12-31', '2026-01-01')).toBeUndefined();
  });
});

describe('whatever is said of a consent, in whatever order', () => {
  const day = fc
    .date({ min: new Date('2026-01-01'), max: new Date('2031-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const giver = fc.constantFrom('self' as const, 'guardian' as const);
  const command: fc.Arbitrary<ConsentCommand> = fc.oneof(
    giver.map((givenBy) => ({ ...grant, givenBy })),
    giver.map((givenBy) => ({ ...renew, givenBy })),
    fc.constantFrom({ type: 'ask-consent-anew' } as const, { type: 'presume-consent-lapse' } as const, revoke),
  );

  it('it is given once, ends at most once and by a person, and was given by who might', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(command, day), { maxLength: 40 }), (steps) => {
        let state = consentDecider.initial;
        const types: string[] = [];
        for (const [next, on] of steps) {
          const decision = consentDecider.decide(state, next, { ...facts, today: on, birthDate: '2012-01-03' });
          for (const event of decision.ok ? decision.events : []) {
            state = consentDecider.evolve(state, event);
            types.push(event.type);
            if (event.type !== 'consent-granted' && event.type !== 'consent-renewed') continue;
            const { givenBy } = event.data;
            expect(givenBy === 'self' ? event.effectiveOn >= '2027-01-03' : event.effectiveOn < '2030-01-03').toBe(
              true,
            );
          }
        }
        const count = (type: string) => types.filter((one) => one === type).length;
        expect(count('consent-granted')).toBeLessThanOrEqual(1);
        expect(count('consent-revoked')).toBeLessThanOrEqual(1);
        if (count('consent-revoked') === 1) expect(types.at(-1)).toBe('consent-revoked');
      }),
    );
  });
});
