import { Temporal } from 'temporal-polyfill';
import type { ListedRun } from '../../api/courses.js';
import { counted, germanDay } from '../../layout/dates.js';
import { levelWord, timeOfDayWord } from '../../layout/words.js';

/** Weeks that are shown ahead. */
const WEEKS = 12;
/** The day up to which the calendar looks. */
export const calendarEnd = (day: string): string => Temporal.PlainDate.from(day).add({ weeks: WEEKS }).toString();

interface Week {
  readonly monday: string;
  readonly number: number;
  readonly runs: readonly ListedRun[];
}

/** What begins when, week by week, in ISO weeks; weeks without a beginning are named together. */
export const WeekCalendar = ({ runs, day }: { runs: readonly ListedRun[]; day: string }) => {
  const weeks = weeksOf(runs, day);
  const empty = weeks.filter((week) => week.runs.length === 0);
  return (
    <section id="kalender" aria-labelledby="kalender-titel">
      <h2 class="kern-heading-medium" id="kalender-titel">
        Was in den nächsten {WEEKS} Wochen beginnt
      </h2>
      <dl class="kern-description-list">
        {weeks
          .filter((week) => week.runs.length > 0)
          .map(({ monday, number, runs: starting }) => (
            <div key={monday} class="kern-description-list-item">
              <dt class="kern-description-list-item__key">
                KW {number}, ab {germanDay(monday)}
                <br />
                <span class="kern-body--small">{counted(starting.length, 'Kurs', 'Kurse')}</span>
              </dt>
              <dd class="kern-description-list-item__value">
                <ul class="kern-list">
                  {starting.map((run) => (
                    <li key={run.runId} class="kern-body">
                      {germanDay(run.startsOn)}: {run.title}, {levelWord(run.entryLevel)} bis{' '}
                      {levelWord(run.targetLevel)}, {timeOfDayWord(run.timeOfDay)}, {run.provider.name} in{' '}
                      {run.municipality.name}, {Math.max(0, run.seats - run.taken)} frei
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          ))}
      </dl>
      {empty.length > 0 && (
        <p class="kern-body kern-body--small">
          Ohne Kursbeginn: {empty.map(({ number }) => `KW ${number}`).join(', ')}.
        </p>
      )}
    </section>
  );
};

function weeksOf(runs: readonly ListedRun[], day: string): readonly Week[] {
  const today = Temporal.PlainDate.from(day);
  const first = today.subtract({ days: today.dayOfWeek - 1 });
  return Array.from({ length: WEEKS }, (_, at) => {
    const monday = first.add({ weeks: at });
    const [from, to] = [monday.toString(), monday.add({ days: 6 }).toString()];
    return {
      monday: from,
      number: monday.weekOfYear ?? 0,
      runs: runs.filter(({ startsOn }) => startsOn >= from && startsOn <= to),
    };
  });
}
