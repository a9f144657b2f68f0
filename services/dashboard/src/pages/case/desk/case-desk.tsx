import type { Case } from '../../../api/integration-status.js';
import { FormSummary } from '../../../layout/form-fields.js';
import { ConsentSection } from './consent-section.js';
import type { DeskData } from './desk-data.js';
import { FollowUpSection } from './follow-up-section.js';
import { MilestoneSection } from './milestone-section.js';
import { TransitionSection } from './transition-section.js';

interface CaseDeskProps {
  readonly one: Case;
  readonly today: string;
  readonly data: DeskData;
}

/** What was wrong with a form of the case: at the top of the page. */
export const DeskProblem = ({ data }: { data: DeskData }) => (
  <FormSummary title="Das wurde nicht gespeichert" problem={data.refused?.problem} />
);

/** What is done at a case: follow-ups first, then transitions, reports and consents. */
export const CaseDesk = ({ one, today, data }: CaseDeskProps) => (
  <>
    {one.day === today && <FollowUpSection personRef={one.personRef} today={today} data={data} />}
    <TransitionSection one={one} today={today} data={data} />
    {one.day === today && <MilestoneSection personRef={one.personRef} data={data} />}
    {one.day === today && <ConsentSection personRef={one.personRef} data={data} />}
  </>
);
