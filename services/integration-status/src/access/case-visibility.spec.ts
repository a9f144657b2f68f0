import { describe, expect, it } from '@jest/globals';
import type { CaseEntry } from '../projections/case/case-entry.js';
import { visibleEntries } from './case-visibility.js';

const entry = (type: CaseEntry['type'], data: object, effectiveOn = '2026-01-01'): CaseEntry =>
  ({
    id: `${type}-${JSON.stringify(data)}`,
    stream: 's',
    streamVersion: 1,
    recordedAt: '',
    effectiveOn,
    type,
    data: { personRef: 'p', ...data },
  }) as unknown as CaseEntry;

const entries = [
  entry('learner-enrolled', { municipalityKey: '03251040' }),
  entry('language-level-assessed', { level: 'A2' }),
  entry('entitlement-issued', { entitlementId: 'e1', issuedBy: 'public-order' }),
  entry('entitlement-issued', { entitlementId: 'e2', issuedBy: 'job-centre' }),
  entry('participation-started', { registrationId: 'g1', runId: 'run-x' }),
  entry('participation-started', { registrationId: 'g2', runId: 'run-z' }),
  entry('handover-offered', { handoverId: 'h1', fromProvider: 'x', toProvider: 'y' }),
  entry('milestone-recorded', { department: 'schools', milestone: 'class' }),
  entry('youth-milestone-recorded', { department: 'youth', milestone: 'childcare-place' }),
];
const runs = (own: string[] = [], covered: string[] = []) => ({ own: new Set(own), covered: new Set(covered) });
const seen = (reader: Parameters<typeof visibleEntries>[1], own: string[] = []) =>
  visibleEntries(entries, reader, runs(own)).map(({ type }) => type);
const dataSeen = (reader: Parameters<typeof visibleEntries>[1], own: string[] = []) =>
  JSON.stringify(visibleEntries(entries, reader, runs(own)));

describe('what may be seen of a case', () => {
  it('shows the coordination everything but the youth and health departments', () => {
    expect(seen({ role: 'course-coordinator' })).toHaveLength(8);
    expect(seen({ role: 'course-coordinator' })).not.toContain('youth-milestone-recorded');
  });
  it('shows a provider its own run and hand-over, and what teaching needs', () => {
    expect(seen({ role: 'provider', provider: 'x' }, ['run-x'])).toEqual([
      'learner-enrolled',
      'language-level-assessed',
      'entitlement-issued',
      'entitlement-issued',
      'participation-started',
      'handover-offered',
    ]);
  });
  it('shows the receiver of an offer what the offer passes on, until it has to do with the person itself', () => {
    const offer = (passes: readonly string[]) =>
      entry('handover-offered', { handoverId: 'h2', fromProvider: 'x', toProvider: 'y', passes });
    const all = [
      entry('learner-enrolled', { municipalityKey: '03251040' }),
      entry('language-level-assessed', { level: 'A2', basis: 'placement-test' }),
      entry('language-level-assessed', { level: 'B1', basis: 'certificate' }),
      entry('needs-recorded', { childcare: true }),
      entry('entitlement-issued', { entitlementId: 'e1', issuedBy: 'job-centre' }),
      entry('datum-disputed', { disputeId: 'd1', datum: 'needs' }),
      entry('dispute-settled', { disputeId: 'd1' }),
    ];
    const typesFor = (passes: readonly string[], more: readonly CaseEntry[] = [], own: string[] = []) =>
      visibleEntries([...all, offer(passes), ...more], { role: 'provider', provider: 'y' }, runs(own)).map(
        ({ type }) => type,
      );
    expect(typesFor(['level'])).toEqual(['language-level-assessed', 'handover-offered']);
    expect(typesFor(['level', 'certificate'])).toHaveLength(3);
    expect(typesFor(['needs'])).toEqual(['needs-recorded', 'datum-disputed', 'dispute-settled', 'handover-offered']);
    expect(typesFor(['contact', 'entitlement'])).toEqual([
      'learner-enrolled',
      'entitlement-issued',
      'handover-offered',
    ]);
    const started = entry('participation-started', { registrationId: 'g9', runId: 'run-y' });
    expect(typesFor(['level'], [started], ['run-y'])).toHaveLength(9);
    for (const end of ['handover-returned', 'handover-expired', 'handover-failed', 'handover-withdrawn'] as const)
      expect(typesFor(['level'], [entry(end, { handoverId: 'h2', fromProvider: 'x', toProvider: 'y' })])).toEqual([
        'handover-offered',
        end,
      ]);
  });
  it('gives a provider no hint of another provider’s run', () => {
    expect(dataSeen({ role: 'provider', provider: 'x' }, ['run-x'])).not.toContain('run-z');
  });
  it('tells a provider a level and the use of a right without the provider behind it', () => {
    const told = [
      ...entries,
      entry('language-level-assessed', { level: 'B1', assessedBy: 'z' }),
      entry('entitlement-used', { entitlementId: 'e1', runId: 'run-z' }),
    ];
    const shown = visibleEntries(told, { role: 'provider', provider: 'x' }, runs(['run-x']));
    expect(shown.map(({ type }) => type)).toContain('entitlement-used');
    expect(JSON.stringify(shown.map(({ data }) => data))).not.toMatch(/run-z|"z"/);
    const own = visibleEntries(told, { role: 'provider', provider: 'z' }, runs(['run-z']));
    expect(JSON.stringify(own.map(({ data }) => data))).toMatch(/"assessedBy":"z".*"runId":"run-z"/);
  });
  it('shows a provider its own steps alone when nothing came of them', () => {
    const offer = { handoverId: 'h2', fromProvider: 'x', toProvider: 'w' };
    const returned = [...entries, entry('handover-offered', offer), entry('handover-returned', offer)];
    const types = (provider: string, runIds: string[] = [], of = returned) =>
      visibleEntries(of, { role: 'provider', provider }, runs(runIds)).map(({ type }) => type);
    expect(types('w')).toEqual(['handover-offered', 'handover-returned']);
    expect(types('x', ['run-x'])).toContain('language-level-assessed');
    const registration = { registrationId: 'g3', runId: 'run-w' };
    const refused = [
      ...entries,
      entry('registration-requested', registration),
      entry('registration-refused', registration),
    ];
    expect(types('w', ['run-w'], refused)).toEqual(['registration-requested', 'registration-refused']);
    const again = [...refused, entry('registration-requested', { registrationId: 'g4', runId: 'run-w' })];
    expect(types('w', ['run-w'], again)).toContain('language-level-assessed');
  });
  it('shows a provider whom it took in, until she began elsewhere and some weeks longer', () => {
    const taken = [
      entry('learner-enrolled', { municipalityKey: '03251040', takenInBy: 'x' }),
      entry('language-level-assessed', { level: 'A2' }, '2026-01-02'),
    ];
    const types = (of: readonly CaseEntry[], provider = 'x') =>
      visibleEntries(of, { role: 'provider', provider }, runs()).map(({ type }) => type);
    expect(types(taken)).toEqual(['learner-enrolled', 'language-level-assessed']);
    expect(types(taken, 'y')).toEqual([]);
    const elsewhere = [
      ...taken,
      entry('participation-started', { registrationId: 'g1', runId: 'run-y' }, '2026-02-01'),
      entry('language-level-assessed', { level: 'B1' }, '2026-03-28'),
      entry('language-level-assessed', { level: 'B2' }, '2026-03-30'),
    ];
    expect(types(elsewhere)).toEqual(['learner-enrolled', 'language-level-assessed', 'language-level-assessed']);
  });
  it('tells no provider at whose counter somebody was taken in, but the one itself', () => {
    const taken = [
      entry('learner-enrolled', { municipalityKey: '03251040', takenInBy: 'x' }),
      entry('participation-started', { registrationId: 'g1', runId: 'run-y' }),
    ];
    expect(
      JSON.stringify(
        visibleEntries(taken, { role: 'provider', provider: 'y' }, runs(['run-y'])).map(({ data }) => data),
      ),
    ).not.toContain('takenInBy');
  });
  describe('of somebody whose part at a provider has ended', () => {
    const taught = [
      entry('learner-enrolled', { municipalityKey: '03251040' }),
      entry('participation-started', { registrationId: 'g1', runId: 'run-x' }),
      entry('participation-ended', { registrationId: 'g1', runId: 'run-x' }, '2026-02-01'),
    ];
    const later = [
      entry('language-level-assessed', { level: 'A2' }, '2026-03-01'),
      entry('test-result-recorded', { registrationId: 'g1', runId: 'run-x' }, '2026-05-20'),
      entry('needs-recorded', { childcare: true }, '2026-06-01'),
      entry('entitlement-issued', { entitlementId: 'e9', issuedBy: 'job-centre' }, '2026-07-01'),
    ];
    const types = (of: readonly CaseEntry[], provider = 'x') =>
      visibleEntries(of, { role: 'provider', provider }, runs(provider === 'x' ? ['run-x'] : [])).map(
        ({ type }) => type,
      );
    it('shows the provider what came until the results, and of her later life its own steps alone', () => {
      expect(types([...taught, ...later])).toEqual([
        'learner-enrolled',
        'participation-started',
        'participation-ended',
        'language-level-assessed',
        'test-result-recorded',
      ]);
    });
    it('goes on while a hand-over is open, and while she is at another course of the provider', () => {
      const offer = { handoverId: 'h3', fromProvider: 'x', toProvider: 'y' };
      const open = [...taught, entry('handover-offered', offer, '2026-02-01'), ...later];
      expect(types(open)).toContain('needs-recorded');
      const again = [
        ...taught,
        entry('registration-confirmed', { registrationId: 'g5', runId: 'run-x' }, '2026-05-01'),
        ...later,
      ];
      expect(types(again)).toContain('needs-recorded');
    });
    it('ends for the provider that gave her away when the follow-up has begun', () => {
      const offer = { handoverId: 'h3', fromProvider: 'x', toProvider: 'y' };
      const done = [
        ...taught,
        entry('handover-offered', offer, '2026-02-01'),
        entry('handover-accepted', offer, '2026-02-05'),
        entry('follow-up-started', offer, '2026-03-01'),
        ...later,
      ];
      expect(types(done)).not.toContain('needs-recorded');
      expect(types(done)).toContain('language-level-assessed');
    });
  });
  it('tells a provider without a part in the case nothing, not even that it exists', () => {
    expect(seen({ role: 'provider', provider: 'q' })).toEqual([]);
  });
  describe('of somebody who was issued a right', () => {
    const used = [
      ...entries,
      entry('registration-confirmed', { registrationId: 'g1', runId: 'run-x' }),
      entry('entitlement-used', { entitlementId: 'e2', runId: 'run-x' }),
      entry('participation-dropped-out', { registrationId: 'g1', runId: 'run-x', reason: 'health' }),
      entry('entitlement-used', { entitlementId: 'e3', runId: 'run-z' }),
    ];
    const told = (department: string, covered: string[]) =>
      visibleEntries(used, { role: 'department', department }, runs([], covered));

    it('shows the issuer the runs of its own right that the law covers (§ 88a AufenthG), and no other run', () => {
      const shown = told('job-centre', ['run-x', 'run-z']);
      expect(shown.map(({ type }) => type)).toEqual([
        'entitlement-issued',
        'participation-started',
        'registration-confirmed',
        'entitlement-used',
        'participation-dropped-out',
      ]);
      expect(JSON.stringify(shown)).not.toMatch(/run-z|public-order|"reason"/);
    });
    it('shows the issuer no run of another kind, not even that its right was used there', () => {
      const shown = told('job-centre', ['run-z']);
      expect(shown.map(({ type }) => type)).toEqual(['entitlement-issued', 'entitlement-used']);
      expect(JSON.stringify(shown.map(({ data }) => data))).not.toContain('run-');
    });
    it('shows public order nothing of a person whom it did not oblige', () => {
      expect(told('public-order', ['run-x', 'run-z'])).toEqual([]);
    });
  });
  it('shows the youth department its own milestones alone', () => {
    expect(seen({ role: 'department', department: 'youth' })).toEqual(['youth-milestone-recorded']);
  });
  it('shows nothing to a role without case rights', () => {
    expect(seen({ role: 'council' })).toEqual([]);
    expect(seen({ role: 'operator' })).toEqual([]);
  });
});
