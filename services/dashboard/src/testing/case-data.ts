import type { Case } from '../api/integration-status.js';
import { DAY, MOTHER, run, SILBENREICH, SULINGEN, VHS, WORTWECHSEL } from './county-data.js';

export const CASE: Case = {
  personRef: MOTHER.personRef,
  day: DAY,
  stage: 'handover-offered',
  municipality: SULINGEN,
  level: { level: 'B1', basis: 'final-test', on: '2026-11-01' },
  needs: { childcare: true, timesOfDay: ['morning'], maxDistanceKm: 15, stepFree: false },
  rights: [
    {
      entitlementId: 'e_1',
      kind: 'vocational-language-course',
      state: 'open',
      legalBasis: '§ 45a AufenthG',
      ruleVersion: '2026-01-01',
      lapsesOn: '2026-11-30',
    },
    {
      entitlementId: 'e_2',
      kind: 'integration-course-claim',
      state: 'used',
      legalBasis: '§ 44 AufenthG',
      ruleVersion: '2025-01-01',
    },
  ],
  registrations: [
    {
      registrationId: 'g_1',
      runId: 'r_10',
      title: 'Integrationskurs mit Kinderbetreuung',
      provider: WORTWECHSEL,
      state: 'ended',
      since: '2026-11-01',
      result: 'B1',
    },
  ],
  handovers: [{ handoverId: 'h_1', from: WORTWECHSEL, to: SILBENREICH, state: 'offered', answerDueOn: '2026-11-15' }],
  disputes: ['level'],
  levels: [
    {
      personRef: MOTHER.personRef,
      assessmentId: 'a_2',
      level: 'B1',
      basis: 'final-test',
      on: '2026-11-01',
      withdrawn: false,
      disputed: true,
      corrections: [],
      proofs: [
        { family: 'integration-course', counts: true },
        { family: 'vocational-language-course', counts: true, until: '2027-05-01', legalBasis: '§ 8 Abs. 1 DeuFöV' },
      ],
    },
    {
      personRef: MOTHER.personRef,
      assessmentId: 'a_1',
      level: 'A2',
      basis: 'placement-test',
      on: '2026-01-20',
      withdrawn: false,
      disputed: true,
      corrections: [
        {
          on: '2026-01-25',
          reason: 'typing-error',
          was: { level: 'B2', basis: 'placement-test', on: '2026-01-20' },
        },
      ],
      proofs: [{ family: 'integration-course', counts: true }],
    },
  ],
  disputeHistory: [{ disputeId: 'd_1', personRef: MOTHER.personRef, datum: 'level', on: '2026-11-02', state: 'open' }],
  timeline: [
    {
      id: 'v1',
      on: '2026-01-12',
      recordedAt: '2026-01-12T09:00:00.000Z',
      type: 'learner-enrolled',
      facts: { municipality: 'Sulingen' },
    },
    {
      id: 'v2',
      on: '2026-01-20',
      recordedAt: '2026-01-22T09:00:00.000Z',
      type: 'language-level-assessed',
      facts: { level: 'A2', basis: 'placement-test' },
    },
    {
      id: 'v3',
      on: '2026-02-02',
      recordedAt: '2026-02-02T09:00:00.000Z',
      type: 'participation-started',
      facts: { run: 'Integrationskurs mit Kinderbetreuung' },
    },
    {
      id: 'v4',
      on: '2026-11-01',
      recordedAt: '2026-11-01T09:00:00.000Z',
      type: 'handover-offered',
      facts: { fromProvider: WORTWECHSEL.name, toProvider: SILBENREICH.name, answerDueOn: '2026-11-15' },
    },
  ],
  fittingRuns: [
    ...MOTHER.fittingRuns,
    {
      ...run('r_48', 'Berufssprachkurs B2 abends', '2026-12-15', VHS),
      timeOfDay: 'evening',
      childcare: false,
      reasonsAgainst: ['ohne Kinderbetreuung', 'Tageszeit passt nicht'],
    },
  ],
};
