import { addDays, monthsAfter } from '../projections/days.js';
import { NO_REPORTS } from '../projections/provider/provider-reports.js';
import type { ProviderView } from '../projections/provider/provider.state.js';
import type { RunView } from '../projections/run/run.state.js';
import type { Duty } from './duty.js';
import { dutyRules } from './duty-rules.js';

/** What the duties of a provider follow from. */
export interface ProviderFacts {
  readonly provider: ProviderView;
  /** Its runs that have not ended. */
  readonly runs: readonly RunView[];
  readonly familyOf: (courseType: string) => string;
  readonly day: string;
}

/** What rules ask of a provider for its courses. Where nothing is recorded, it is due on the day that is asked for. */
export const providerDuties = (facts: ProviderFacts): readonly Duty[] =>
  facts.provider.retiredOn !== undefined && facts.provider.retiredOn <= facts.day
    ? []
    : [...registrationReports(facts), ...kursnetEntries(facts), ...planningReports(facts)];

const whoOf = ({ providerId: id }: ProviderView) => ({ kind: 'provider', id }) as const;

/** The report of registrations, as long as a course of the family is planned or under way. */
const registrationReports = ({ provider, runs, familyOf, day }: ProviderFacts): readonly Duty[] =>
  dutyRules('registrationReport', day).flatMap(({ families, days, named }): readonly Duty[] => {
    const concerned = runs.filter(
      ({ state, courseType }) => (state === 'planned' || state === 'started') && isOf(families, familyOf(courseType)),
    );
    if (concerned.length === 0) return [];
    const { registrationsTo } = provider.reports ?? NO_REPORTS;
    // The report covers whole days: it goes out on the day after its last one.
    const dueOn = registrationsTo === undefined ? day : addDays(registrationsTo, days + 1);
    const { providerId: subjectId } = provider;
    return [{ kind: 'registration-report', subjectId, dueOn, who: whoOf(provider), ...named }];
  });

/** KURSNET, as long as a course of the family is planned for the next months. */
const kursnetEntries = ({ provider, runs, familyOf, day }: ProviderFacts): readonly Duty[] =>
  dutyRules('kursnetEntry', day).flatMap(({ families, aheadMonths, everyDays, named }): readonly Duty[] => {
    const until = monthsAfter(day, aheadMonths);
    const concerned = runs.filter(
      ({ state, startsOn, courseType }) =>
        state === 'planned' && startsOn >= day && startsOn <= until && isOf(families, familyOf(courseType)),
    );
    if (concerned.length === 0) return [];
    const { kursnetOn } = provider.reports ?? NO_REPORTS;
    // Nothing was asked before the first of them came near.
    const near = concerned.map(({ startsOn }) => monthsAfter(startsOn, -aheadMonths)).toSorted()[0] ?? day;
    const dueOn = kursnetOn === undefined ? day : later(addDays(kursnetOn, everyDays), near);
    const runIds = concerned.map(({ runId }) => runId);
    return [{ kind: 'kursnet-entry', subjectId: provider.providerId, dueOn, who: whoOf(provider), runIds, ...named }];
  });

/** The report of each planned course before it begins. */
const planningReports = ({ provider, runs, familyOf, day }: ProviderFacts): readonly Duty[] =>
  dutyRules('planningReport', day).flatMap(({ families, daysBefore, named }) =>
    runs
      .filter(({ state, runId, courseType }) => {
        const { plannedRuns } = provider.reports ?? NO_REPORTS;
        return state === 'planned' && isOf(families, familyOf(courseType)) && !plannedRuns.includes(runId);
      })
      .map(({ runId, startsOn }): Duty => ({
        kind: 'planning-report',
        subjectId: runId,
        dueOn: addDays(startsOn, -daysBefore),
        who: whoOf(provider),
        runIds: [runId],
        ...named,
      })),
  );

const later = (one: string, other: string): string => (one > other ? one : other);

const isOf = (families: readonly string[], family: string): boolean => families.includes(family);
