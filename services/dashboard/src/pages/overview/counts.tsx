import { rightsOf } from '#service-kit';
import type { Overview } from '../../api/integration-status.js';
import { search } from '../../api/api-client.js';
import { germanDay } from '../../layout/dates.js';
import { COUNTY_ROLES } from '../../layout/navigation.js';

/** The four counts that say where to act, each with its list. */
export const COUNTS = [
  { key: 'overdueHandovers', list: 'uebergaben', one: 'Übergabe überfällig', many: 'Übergaben überfällig' },
  {
    key: 'lapsingRights',
    list: 'rechte',
    one: 'Recht verfällt',
    many: 'Rechte verfallen',
    note: 'in den nächsten 14 Tagen',
  },
  {
    key: 'runsAtRisk',
    list: 'kurse',
    one: 'Kurs gefährdet',
    many: 'Kurse gefährdet',
    note: 'Beginn in den nächsten vier Wochen',
  },
  { key: 'overdueMeasures', list: 'massnahmen', one: 'Maßnahme überfällig', many: 'Maßnahmen überfällig' },
] as const;

/** The page of a whole list. */
export const listAddress = (list: (typeof COUNTS)[number]['list'], day: string, today: string): string =>
  `/listen/${list}${search({ tag: day === today ? undefined : day })}`;

export const Headline = ({ overview, today, linked }: { overview: Overview; today: string; linked: boolean }) => (
  <>
    <ul class="vz-counts" aria-label="Wo zu handeln ist">
      {COUNTS.map((entry) => {
        const { count, change } = overview[entry.key];
        const text = (
          <>
            <strong class="vz-count">{count ?? 'unter 5'}</strong> {count === 1 ? entry.one : entry.many}
          </>
        );
        return (
          <li key={entry.key} class={count !== 0 ? 'vz-counts__item vz-counts__item--due' : 'vz-counts__item'}>
            {linked ? (
              <a class="kern-link" href={listAddress(entry.list, overview.day, today)}>
                {text}
              </a>
            ) : (
              <span class="kern-body">{text}</span>
            )}
            {'note' in entry && <small class="kern-body kern-body--small">{entry.note}</small>}
            {(change !== undefined || linked) && (
              <small class="kern-body kern-body--small kern-body--muted">
                {trendText(change, overview.lastRoundOn)}
              </small>
            )}
          </li>
        );
      })}
    </ul>
    {!linked && (
      <p class="kern-body kern-body--small">
        Die Listen hinter diesen Zahlen sehen: {COUNTY_ROLES.map((role) => rightsOf(role).title).join(', ')}.
      </p>
    )}
  </>
);

/** The change since the last round of the departments, in words. */
export function trendText(change: number | undefined, lastRoundOn: string | undefined): string {
  if (change === undefined || lastRoundOn === undefined) return 'noch keine Runde zum Vergleich';
  const round = `zur Runde am ${germanDay(lastRoundOn)}`;
  if (change === 0) return `so viele wie ${round}`;
  return change > 0 ? `${change} mehr als ${round}` : `${-change} weniger als ${round}`;
}
