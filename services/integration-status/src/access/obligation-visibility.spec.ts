import { describe, expect, it } from '@jest/globals';
import type { CaseEntry } from '../projections/case/case-entry.js';
import { visibleEntries } from './case-visibility.js';

let place = 0;
const entry = (type: CaseEntry['type'], effectiveOn: string, data: object): CaseEntry => {
  place += 1;
  return {
    id: `${place}`,
    stream: 's',
    streamVersion: place,
    recordedAt: '',
    effectiveOn,
    type,
    data: { personRef: 'p', ...data },
  } as unknown as CaseEntry;
};
const obligation = (obligationId: string, imposedBy: string) => ({
  obligationId,
  imposedBy,
  reason: 'special-integration-need',
  legalBasis: '§ 44a Abs. 1 Satz 1 Nr. 3 AufenthG',
});
const report = (reportId: string, providerId: string, recipients: readonly string[]) => ({
  reportId,
  providerId,
  runId: 'run-x',
  reason: 'irregular-attendance',
  recipients,
});

const entries = [
  entry('learner-enrolled', '2026-01-01', { municipalityKey: '03251040' }),
  entry('registration-confirmed', '2026-01-05', { registrationId: 'g0', runId: 'run-old' }),
  entry('entitlement-issued', '2026-01-06', { entitlementId: 'e1', issuedBy: 'public-order' }),
  entry('obligation-imposed', '2026-02-01', obligation('v1', 'public-order')),
  entry('obligation-imposed', '2026-02-01', obligation('v2', 'job-centre')),
  entry('registration-confirmed', '2026-02-10', { registrationId: 'g1', runId: 'run-x' }),
  entry('participation-started', '2026-03-01', { registrationId: 'g1', runId: 'run-x' }),
  entry('registration-confirmed', '2026-03-05', { registrationId: 'g2', runId: 'run-county' }),
  entry('attendance-reported', '2026-04-01', report('m1', 'x', ['job-centre', 'public-order'])),
  entry('milestone-recorded', '2026-04-02', { department: 'schools', milestone: 'school-place' }),
  entry('obligation-exempted', '2026-05-01', { obligationId: 'v1', exemption: 'in-training' }),
  entry('participation-ended', '2026-06-01', { registrationId: 'g1', runId: 'run-x' }),
];
const covered = new Set(['run-x', 'run-old']);
const seenBy = (department: string, of: readonly CaseEntry[] = entries) =>
  visibleEntries(of, { role: 'department', department }, { own: new Set(), covered });
const typesOf = (seen: readonly CaseEntry[]) => seen.map(({ type }) => type);

describe('of an obliged person', () => {
  it('public order sees its obligation, registration and participation while it was in force, and its own right', () => {
    expect(typesOf(seenBy('public-order'))).toEqual([
      'entitlement-issued',
      'obligation-imposed',
      'registration-confirmed',
      'participation-started',
      'attendance-reported',
      'obligation-exempted',
    ]);
  });

  it('neither body learns of the other, nor of school, county courses or what was before', () => {
    for (const [department, other] of [
      ['public-order', 'job-centre'],
      ['job-centre', 'public-order'],
    ] as const) {
      const told = JSON.stringify(seenBy(department));
      expect(told).not.toMatch(new RegExp(`${other}|school|run-county|run-old|municipality`));
    }
  });

  it('public order sees nothing of a person whom it did not oblige, though it issued her a right', () => {
    expect(
      seenBy(
        'public-order',
        entries.filter(({ data }) => !('obligationId' in data)),
      ),
    ).toEqual([]);
  });

  it('a body that was sent no report sees none', () => {
    const others = entries.map((one) =>
      one.type === 'attendance-reported' ? entry(one.type, one.effectiveOn, report('m1', 'x', ['social'])) : one,
    );
    expect(typesOf(seenBy('job-centre', others))).not.toContain('attendance-reported');
  });

  it('her provider knows who obliged her, not why; and sees its own reports alone', () => {
    const seen = visibleEntries(entries, { role: 'provider', provider: 'x' }, { own: new Set(['run-x']), covered });
    expect(typesOf(seen)).toEqual(expect.arrayContaining(['obligation-imposed', 'attendance-reported']));
    const told = JSON.stringify(seen.filter(({ type }) => type.startsWith('obligation-')).map(({ data }) => data));
    expect(told).toContain('job-centre');
    expect(told).not.toMatch(/special-integration-need|44a|in-training/);
    const other = visibleEntries(entries, { role: 'provider', provider: 'z' }, { own: new Set(['run-old']), covered });
    expect(typesOf(other)).not.toContain('attendance-reported');
  });

  it('her provider learns nothing of a right that was refused', () => {
    const refused = [
      ...entries,
      entry('entitlement-refused', '2026-04-03', { entitlementId: 'e9', refusedBy: 'migration-office' }),
      entry('entitlement-objection-filed', '2026-04-04', { entitlementId: 'e9', objectionId: 'o', against: 'refusal' }),
    ];
    const seen = visibleEntries(refused, { role: 'provider', provider: 'x' }, { own: new Set(['run-x']), covered });
    expect(JSON.stringify(seen)).not.toContain('e9');
  });
});
