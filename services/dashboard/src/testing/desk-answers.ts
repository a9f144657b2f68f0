import { MOTHER } from './county-data.js';
import type { Upstream } from './upstream.js';

const LEARNERS = '/api/learners/v1';
const REF = MOTHER.personRef;

export const FOLLOW_UPS = [
  {
    ...{ followUpId: 'w_1', personRef: REF, subject: 'check-handover', dueOn: '2026-11-20', setOn: '2026-11-01' },
    inCharge: 'me',
    note: 'Zeugnis fehlt',
  },
  {
    ...{ followUpId: 'w_2', personRef: REF, subject: 'childcare', dueOn: '2026-12-01', setOn: '2026-11-02' },
    inCharge: 'colleague',
  },
];
export const DESK = {
  account: 'a_1',
  offices: ['provider-silbenreich'],
  deputies: [
    {
      ...{ deputyId: 'v_1', office: 'provider-silbenreich', principal: 'a_1', deputy: 'a_2' },
      ...{ from: '2026-12-21', to: '2027-01-08' },
    },
  ],
};
const consent = {
  ...{ recipient: 'silbenreich', recipientKind: 'provider', purpose: 'handover', data: ['level', 'contact'] },
  ...{ form: 'written', givenBy: 'guardian', givenOn: '2026-10-01' },
};
export const STEPS = [
  {
    ...{ transitionId: 't_1', personRef: REF, kind: 'course-to-work', step: 'job-counselling' },
    ...{ title: 'Beratung zum Beruf', owner: 'job-centre', dueOn: '2026-11-10' },
  },
];

/** Teaches an upstream to answer what is done at a case: follow-ups, consents, departments, steps. */
export function teachDesk(upstream: Upstream): void {
  upstream.on(`GET ${LEARNERS}/follow-ups`, { body: { rows: FOLLOW_UPS } });
  upstream.on(`GET ${LEARNERS}/follow-ups/desk`, { body: DESK });
  upstream.on(`GET ${LEARNERS}/learners/*/follow-ups`, { body: { rows: FOLLOW_UPS } });
  upstream.on(`GET ${LEARNERS}/learners/*/consents`, {
    body: {
      givers: ['self', 'guardian'],
      consents: [
        { ...consent, consentId: 'k_1', state: 'renewal-due' },
        { ...consent, consentId: 'k_2', state: 'revoked', revokedOn: '2026-11-02' },
      ],
    },
  });
  upstream.on(`GET ${LEARNERS}/consent-purposes`, {
    body: {
      purposes: [
        {
          purpose: 'handover',
          title: 'Übergabe an einen anderen Kursträger',
          recipients: ['provider'],
          data: ['level'],
        },
      ],
    },
  });
  upstream.on(`GET ${LEARNERS}/departments`, {
    body: {
      departments: [
        {
          department: 'schools',
          title: 'Schule',
          own: true,
          milestones: [{ milestone: 'school-place', title: 'Schulplatz' }],
        },
        { department: 'job-centre', title: 'Jobcenter', own: false, milestones: [] },
      ],
    },
  });
  upstream.on('GET /api/integration-status/v1/transition-steps', { body: { rows: STEPS } });
}
