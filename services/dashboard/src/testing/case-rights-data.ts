import type { CaseOfRights } from '../api/rights.js';

/** What the case of the mother says about her rights and obligations. */
export const RIGHTS_OF_CASE: Pick<CaseOfRights, 'rights' | 'obligations' | 'reports'> = {
  rights: [
    {
      entitlementId: 'e_1',
      kind: 'vocational-language-course',
      issuedBy: 'job-centre',
      issuedOn: '2026-08-30',
      state: 'open',
      legalBasis: '§ 45a AufenthG',
      ruleId: 'bsk-entitlement',
      ruleVersion: '2026-01-01',
      lapsesOn: '2026-11-30',
    },
    {
      entitlementId: 'e_2',
      kind: 'integration-course-claim',
      issuedBy: 'public-order',
      issuedOn: '2025-02-01',
      titleOn: '2025-01-15',
      state: 'lapsed',
      legalBasis: '§ 44 AufenthG',
      ruleId: 'ik-claim',
      ruleVersion: '2025-01-01',
      lapsesOn: '2026-01-15',
      endedOn: '2026-02-01',
    },
  ],
  obligations: [
    {
      obligationId: 'v_1',
      imposedBy: 'job-centre',
      imposedOn: '2026-09-01',
      reason: 'integration-agreement',
      legalBasis: '§ 44a Abs. 1 Satz 1 Nr. 2 AufenthG',
      registerBy: '2026-12-31',
      state: 'in-force',
    },
  ],
  reports: [
    {
      reportId: 'm_1',
      providerId: 'wortwechsel',
      runId: 'r_10',
      reason: 'irregular-attendance',
      recipients: ['job-centre'],
      legalBasis: '§ 88a Abs. 1 AufenthG',
      reportedOn: '2026-10-01',
      state: 'made',
      objection: { objectionId: 'o_1', filedOn: '2026-10-10', settleBy: '2026-11-10', open: true },
    },
  ],
};
