import type { DeadlineRow, DutyRow, Rule } from '../api/deadlines.js';
import type { Path } from '../api/rights.js';
import { MOTHER, SILBENREICH, SULINGEN } from './county-data.js';

const rule = { ruleId: 'bsk-entitlement', ruleVersion: '2016-07-01', legalBasis: '§ 6 Abs. 3 DeuFöV' };

/** What is due in the small county: one lapse to decide upon, one right that lapses, one answer to a hand-over. */
export const DEADLINES: readonly DeadlineRow[] = [
  {
    personRef: MOTHER.personRef,
    kind: 'lapse-decision',
    subjectId: 'e_lapse00001',
    dueOn: '2026-11-20',
    who: { kind: 'department', id: 'job-centre' },
    ...rule,
    municipality: SULINGEN,
    right: 'vocational-language-course',
    lapsesOn: '2026-11-05',
    disputed: false,
  },
  {
    personRef: 'p_recht00001',
    kind: 'right-lapses',
    subjectId: 'e_open000001',
    dueOn: '2026-11-30',
    who: { kind: 'coordination' },
    ruleId: 'ik-claim',
    ruleVersion: '2016-08-06',
    legalBasis: '§ 44 Abs. 2 AufenthG',
    right: 'integration-course-claim',
    lapsesOn: '2026-11-30',
    disputed: true,
  },
  {
    personRef: 'p_recht00002',
    kind: 'handover-answer',
    subjectId: 'h_1',
    dueOn: '2026-12-09',
    who: { kind: 'provider', ...SILBENREICH },
    ruleId: 'handover-answer',
    ruleVersion: '2026-01-01',
    disputed: false,
  },
];

/** Beside them: a course that must begin, and a late step of a transition. */
export const MORE_DEADLINES: readonly DeadlineRow[] = [
  {
    personRef: 'p_recht00003',
    kind: 'transition-step',
    subjectId: 't_1/job-counselling',
    dueOn: '2026-11-10',
    who: { kind: 'department', id: 'job-centre' },
    ruleId: 'course-to-work',
    ruleVersion: '2016-07-01',
    title: 'Beratung zum Beruf',
    disputed: false,
  },
  {
    personRef: 'p_recht00004',
    kind: 'course-start',
    subjectId: 'g_1',
    dueOn: '2026-11-25',
    who: { kind: 'provider', ...SILBENREICH },
    ruleId: 'registration-start',
    ruleVersion: 'ik-2017',
    legalBasis: '§ 7 Abs. 4 und 5 IntV',
    runId: 'r_46',
    unchecked: true,
    disputed: false,
  },
];

/** What is due about no person. */
export const DUTIES: readonly DutyRow[] = [
  {
    kind: 'agreed-item',
    subjectId: 'ci_1',
    dueOn: '2026-11-20',
    who: { kind: 'coordination' },
    ruleId: 'agreed-item',
    ruleVersion: '',
    agreed: 'report-back',
  },
  {
    kind: 'kursnet-entry',
    subjectId: 'silbenreich',
    dueOn: '2026-11-25',
    who: { kind: 'provider', ...SILBENREICH },
    ruleId: 'kursnet-entry',
    ruleVersion: 'ik-2005',
    legalBasis: 'Vorgabe des BAMF an die Träger von Integrationskursen',
    unchecked: true,
    runs: [{ id: 'r_46', name: 'Integrationskurs 46' }],
  },
  {
    kind: 'planning-report',
    subjectId: 'r_46',
    dueOn: '2026-11-26',
    who: { kind: 'provider', ...SILBENREICH },
    ruleId: 'planning-report',
    ruleVersion: 'ik-2018',
    legalBasis: 'Vorgabe des BAMF an die Träger von Integrationskursen, InGe-Online',
    unchecked: true,
    runs: [{ id: 'r_46', name: 'Integrationskurs 46' }],
  },
];

export const RULES: readonly Rule[] = [
  {
    id: 'bsk-entitlement',
    title: 'Teilnahmeberechtigung für einen Berufssprachkurs',
    versions: [
      {
        version: '2016-07-01',
        legalBasis: '§ 6 Abs. 3 DeuFöV',
        source: 'DeuFöV',
        checkedOn: '2022-03-26',
        unchecked: true,
      },
    ],
  },
  {
    id: 'ik-claim',
    title: 'Anspruch auf einmalige Teilnahme am Integrationskurs',
    versions: [{ version: '2016-08-06', legalBasis: '§ 44 Abs. 2 AufenthG', source: 'AufenthG', unchecked: false }],
  },
];

export const PATHS: readonly Path[] = [
  {
    path: 'integration-course-admission',
    title: 'Zulassung zum Integrationskurs',
    answer: 'closed',
    issuers: ['migration-office'],
    reasons: [
      {
        code: 'no-new-rights',
        ruleId: 'ik-admission-stop',
        legalBasis: 'BAMF-Trägerrundschreiben Integrationskurse 02/26',
        unchecked: false,
      },
    ],
  },
  {
    path: 'county-course',
    title: 'Platz in einem vom Landkreis getragenen Kurs',
    answer: 'open',
    issuers: [],
    reasons: [
      {
        code: 'open-to-all',
        ruleId: 'county-course',
        legalBasis: 'freiwillige Leistung des Landkreises',
        unchecked: true,
      },
    ],
  },
];
