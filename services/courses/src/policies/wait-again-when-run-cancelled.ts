import type { Wanted } from '#service-kit';
import { idOf, registrationIdOf } from '../commands/derived-id.js';
import { OpenWaitingEntryCommand } from '../commands/open-waiting-entry/open-waiting-entry.command.js';
import { RequestRegistrationCommand } from '../commands/request-registration/request-registration.command.js';
import { earlierOf } from '../domain/days.js';
import type { OpenWaitingEntry } from '../domain/waiting-entry/waiting-entry.js';
import type { Found } from '../kept-entries.js';
import { keepsOldSeat } from './old-seat.js';
import type { Policy, PolicyParts } from './policy.js';
import { isLostWithRun, meets, type NeedEntry, type RegistrationEntry, type RunEntry } from './roster-entries.js';

/**
 * Nobody is lost with a run that does not take place: who was registered or took part waits again, from the day on which
 * the waiting began. A need that the registration met is opened again by a policy of its own; who came without one gets one here. Who
 * is to be moved waits too, until a seat in the other run is confirmed: refused there, the place in the order is kept.
 */
export const waitAgainWhenRunCancelled: Policy = {
  name: 'wait-again-when-run-cancelled',
  react: async (event, parts) => {
    if (event.type !== 'registration-withdrawn' && event.type !== 'participation-ended') return [];
    const { registrationId, runId } = event.data;
    const entry = await parts.roster.registration(registrationId);
    const run = await parts.roster.run(runId);
    if (!entry || !isLostWithRun(entry, run) || (await keepsOldSeat(registrationId, parts))) return [];
    return placed({ ...entry, id: registrationId }, run, parts);
  },
};

/** What is wanted for one registration that is lost with the run. */
async function placed(entry: Found<RegistrationEntry>, run: RunEntry, parts: PolicyParts): Promise<readonly Wanted[]> {
  const { personRef } = entry;
  const { people, cancelledOn, toRunId } = run;
  if (personRef === undefined || people === undefined || cancelledOn === undefined) return [];
  return [
    ...(await waiting(entry, personRef, cancelledOn, parts)),
    ...(people === 'wait-and-move' && toRunId !== undefined
      ? [await moved(entry, { personRef, runId: toRunId, effectiveOn: cancelledOn }, parts)]
      : []),
  ];
}

async function waiting(
  entry: Found<RegistrationEntry>,
  personRef: string,
  cancelledOn: string,
  { roster, courses }: PolicyParts,
): Promise<readonly Wanted[]> {
  const { plan } = await courses.run(entry.runId);
  if (!plan) return [];
  const needs = (await roster.needsOfPerson(personRef)).filter(({ courseType }) => courseType === plan.courseType);
  // A need that this registration met opens again by itself.
  if (needs.some(({ open, metBy }) => open || metBy === entry.id)) return [];
  const met = needs.filter((need) => need.metBy === undefined && meets(need, entry)).toSorted(byDay);
  const before = met.at(-1);
  const known = before && (await courses.need(before.id));
  const entryId = idOf('w', `${entry.id}\ncancelled`);
  const { courseType, entryLevel: level, municipalityKey, timeOfDay, childcare } = plan;
  const need = known ?? { personRef, courseType, level, municipalityKey, timesOfDay: [timeOfDay], childcare };
  // A cancellation may be dated back before the registration.
  const since = earlierOf(
    cancelledOn,
    before?.since ?? before?.openedOn ?? entry.requestedOn ?? entry.heldOn ?? entry.confirmedOn,
  );
  const command: OpenWaitingEntry = {
    kind: 'open',
    effectiveOn: cancelledOn,
    need: { ...need, entryId, since },
  };
  return [{ about: entryId, command: (meta) => new OpenWaitingEntryCommand(command, meta) }];
}

interface Move {
  readonly personRef: string;
  readonly runId: string;
  readonly effectiveOn: string;
}

/** Refused, she waits on: her entry was opened before. Why the level is not hers was said for runs of this level alone. */
async function moved(
  entry: Found<RegistrationEntry>,
  { personRef, runId, effectiveOn }: Move,
  { courses }: PolicyParts,
): Promise<Wanted> {
  const registrationId = registrationIdOf(personRef, `${entry.id}\nmoved`);
  const [from, to] = await Promise.all([courses.run(entry.runId), courses.run(runId)]);
  const sameLevel = from.plan?.entryLevel === to.plan?.entryLevel;
  const { levelReason } = (sameLevel && (await courses.registration(personRef, entry.id))) || {};
  const request = {
    kind: 'request',
    registrationId,
    personRef,
    runId,
    effectiveOn,
    ...(levelReason === undefined ? {} : { levelReason }),
  } as const;
  return { about: registrationId, command: (meta) => new RequestRegistrationCommand(request, meta) };
}

const byDay = (one: NeedEntry, other: NeedEntry): number => (one.openedOn < other.openedOn ? -1 : 1);
