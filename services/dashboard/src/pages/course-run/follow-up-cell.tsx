import { search } from '../../api/api-client.js';
import type { RegistrationOfRun, RunOfPage } from '../../api/course-run.js';
import { Badge } from '../../layout/badge.js';
import { daysBetween, germanDay } from '../../layout/dates.js';
import { followUpWord } from './course-run-words.js';

/** A hand-over that leads on, or may. */
const LEADS_ON: ReadonlySet<string> = new Set(['offered', 'accepted', 'started']);

/** Whether somebody is without a follow-up: nobody was asked, or the offer came back. */
export const isWithoutFollowUp = ({ followUp }: RegistrationOfRun): boolean =>
  followUp === undefined || !LEADS_ON.has(followUp.state);

/** Days before the end of a course from which on a missing follow-up is pressing. */
const SOON_DAYS = 56;

export const endsSoon = ({ endsOn }: RunOfPage, today: string): boolean => daysBetween(today, endsOn) <= SOON_DAYS;

/** What follows for a participant, and the way to offer a hand-over where nothing does. */
export const FollowUpCell = ({ row }: { row: RegistrationOfRun }) => {
  const { followUp } = row;
  const offer = isWithoutFollowUp(row) && (
    <div>
      <a class="kern-link" href={`/uebergaben/anbieten${search({ anmeldung: row.id, person: row.personRef })}`}>
        Übergabe anbieten
      </a>
    </div>
  );
  if (followUp === undefined)
    return (
      <>
        <Badge tone="warning" text="noch keiner" />
        {offer}
      </>
    );
  return (
    <>
      <Badge tone={LEADS_ON.has(followUp.state) ? 'success' : 'warning'} text={followUpWord(followUp.state)} />
      <div>am {germanDay(followUp.since)}</div>
      {offer}
    </>
  );
};
