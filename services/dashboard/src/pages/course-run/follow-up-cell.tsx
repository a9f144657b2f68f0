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

export const FollowUpCell = ({ row }: { row: RegistrationOfRun; run: RunOfPage }) => {
  const { followUp } = row;
  if (followUp === undefined) return <Badge tone="warning" text="noch keiner" />;
  const tone = LEADS_ON.has(followUp.state) ? 'success' : 'warning';
  return <Badge tone={tone} text={`${followUpWord(followUp.state)} am ${germanDay(followUp.since)}`} />;
};
