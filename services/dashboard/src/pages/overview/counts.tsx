import { type Role, rightsOf } from '#service-kit';
import type { Overview } from '../../api/integration-status.js';
import { search } from '../../api/api-client.js';
import { germanDay } from '../../layout/dates.js';
import { COUNTY_ROLES, MEASURE_ROLES } from '../../layout/navigation.js';

/** The counts that say where to act, each with its list and who may open it. */
export const COUNTS = [
  {
    key: 'overdueHandovers',
    list: 'uebergaben',
    one: 'Übergabe überfällig',
    many: 'Übergaben überfällig',
    roles: COUNTY_ROLES,
  },
  {
    key: 'escalatedHandovers',
    list: 'gemeldet',
    one: 'Übergabe gemeldet',
    many: 'Übergaben gemeldet',
    note: 'an die Kurskoordination, weil eine Frist verstrich',
    roles: COUNTY_ROLES,
  },
  {
    key: 'lapsingRights',
    list: 'rechte',
    one: 'Recht verfällt',
    many: 'Rechte verfallen',
    note: 'in den nächsten 14 Tagen',
    roles: COUNTY_ROLES,
  },
  {
    key: 'runsAtRisk',
    list: 'kurse',
    one: 'Kurs gefährdet',
    many: 'Kurse gefährdet',
    note: 'Beginn in den nächsten vier Wochen',
    roles: COUNTY_ROLES,
  },
  {
    key: 'overdueMeasures',
    list: 'massnahmen',
    one: 'Maßnahme überfällig',
    many: 'Maßnahmen überfällig',
    roles: MEASURE_ROLES,
  },
] as const;

/** The counts whose lists a role may open: a number without a way down is not shown. */
export const countsFor = (role: Role): readonly (typeof COUNTS)[number][] =>
  COUNTS.filter(({ roles }) => (roles as readonly Role[]).includes(role));

/** The page of a whole list. */
export const listAddress = (list: (typeof COUNTS)[number]['list'], day: string, today: string): string =>
  `/listen/${list}${search({ tag: day === today ? undefined : day })}`;

interface HeadlineProps {
  readonly overview: Overview;
  /** The day of the lists that the counts lead to. */
  readonly day: string;
  readonly today: string;
  readonly role: Role;
}

export const Headline = ({ overview, day, today, role }: HeadlineProps) => {
  const counts = countsFor(role);
  return (
    <>
      {counts.length > 0 && (
        <ul class="vz-counts" aria-label="Wo zu handeln ist">
          {counts.map((entry) => {
            const { count, change } = overview[entry.key];
            return (
              <li key={entry.key} class={count !== 0 ? 'vz-counts__item vz-counts__item--due' : 'vz-counts__item'}>
                <a class="kern-link" href={listAddress(entry.list, day, today)}>
                  <strong class="vz-count">{count ?? 'unter 5'}</strong> {count === 1 ? entry.one : entry.many}
                </a>
                {'note' in entry && <small class="kern-body kern-body--small">{entry.note}</small>}
                {counts.length === COUNTS.length && <Trend change={change} lastRoundOn={overview.lastRoundOn} />}
              </li>
            );
          })}
        </ul>
      )}
      {counts.length < COUNTS.length && (
        <p class="kern-body kern-body--small">
          Überfällige Übergaben, verfallende Rechte und gefährdete Kurse sehen:{' '}
          {COUNTY_ROLES.map((one) => rightsOf(one).title).join(', ')}.
        </p>
      )}
    </>
  );
};

/** The change since the last round of the departments, with the way to that day. */
const Trend = ({ change, lastRoundOn }: { change: number | undefined; lastRoundOn: string | undefined }) => (
  <small class="kern-body kern-body--small kern-body--muted">
    {change === undefined || lastRoundOn === undefined ? (
      'noch keine Runde zum Vergleich'
    ) : (
      <>
        {change === 0 ? 'so viele wie' : `${Math.abs(change)} ${change > 0 ? 'mehr' : 'weniger'} als`} zur{' '}
        <a class="kern-link kern-link--small" href={`/${search({ tag: lastRoundOn })}`}>
          Runde am {germanDay(lastRoundOn)}
        </a>
      </>
    )}
  </small>
);
