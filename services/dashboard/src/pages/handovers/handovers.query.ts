import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { DayQuery } from '../../layout/queries.js';
import { type Sorting, sortingNames } from '../../layout/sorting.js';

export const PATH = '/uebergaben';

export const NOTICES = {
  angenommen: 'Die Übergabe ist angenommen. Der abgebende Träger sieht es sofort.',
  zurueckgegeben: 'Die Übergabe ist zurückgegeben. Der abgebende Träger sieht den Grund sofort.',
  zurueckgezogen: 'Das Angebot ist zurückgezogen. Der aufnehmende Träger sieht keine weiteren Angaben zur Person.',
  gescheitert: 'Vermerkt ist, dass der Anschluss nicht zustande kam. Die Person kann neu angeboten werden.',
  angeboten: 'Die Übergabe ist angeboten. Der aufnehmende Träger sieht sie sofort, mit den gewählten Angaben.',
} as const;

/** What is said when a step was taken. */
export const NOTICE_OF = {
  accept: 'angenommen',
  return: 'zurueckgegeben',
  withdraw: 'zurueckgezogen',
  fail: 'gescheitert',
} as const;

/** The tables of the page, by the section in which each stands. */
export type HandoverTable = 'eingehend' | 'ausgehend' | 'anschluss' | 'gemeldet' | 'beantwortet' | 'zeiten';

const PROVIDER = /^([A-Za-z0-9_-]{1,100})?$/;

/** The page of hand-overs as its address says: day, filter, and of each table its place and its order. */
export class HandoversQuery extends DayQuery {
  @IsOptional()
  @IsString()
  @MaxLength(500)
  eingehendAb?: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  ausgehendAb?: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  beantwortetAb?: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  anschlussAb?: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  gemeldetAb?: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  anschlussSortiert?: string;

  @IsOptional()
  @IsIn(['ab'])
  anschlussRichtung?: 'ab';

  @IsOptional()
  @IsString()
  @MaxLength(60)
  gemeldetSortiert?: string;

  @IsOptional()
  @IsIn(['ab'])
  gemeldetRichtung?: 'ab';

  @IsOptional()
  @IsString()
  @MaxLength(60)
  eingehendSortiert?: string;

  @IsOptional()
  @IsIn(['ab'])
  eingehendRichtung?: 'ab';

  @IsOptional()
  @IsString()
  @MaxLength(60)
  ausgehendSortiert?: string;

  @IsOptional()
  @IsIn(['ab'])
  ausgehendRichtung?: 'ab';

  @IsOptional()
  @IsString()
  @MaxLength(60)
  beantwortetSortiert?: string;

  @IsOptional()
  @IsIn(['ab'])
  beantwortetRichtung?: 'ab';

  @IsOptional()
  @IsString()
  @MaxLength(60)
  zeitenSortiert?: string;

  @IsOptional()
  @IsIn(['ab'])
  zeitenRichtung?: 'ab';

  /** Only hand-overs of this provider. */
  @IsOptional()
  @Matches(PROVIDER)
  von?: string;

  /** Only hand-overs to this provider. */
  @IsOptional()
  @Matches(PROVIDER)
  an?: string;

  /** Only answered ones that ended so. */
  @IsOptional()
  @IsIn(['', 'angenommen', 'zurueckgegeben'])
  ergebnis?: '' | 'angenommen' | 'zurueckgegeben';

  @IsOptional()
  @IsIn(Object.keys(NOTICES))
  meldung?: keyof typeof NOTICES;

  /** The own write that the lists shall contain. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,200}@[1-9][0-9]{0,14}$/)
  gesehen?: string;
}

export interface HandoverFilter {
  readonly von: string | undefined;
  readonly an: string | undefined;
  readonly ergebnis: 'angenommen' | 'zurueckgegeben' | undefined;
}

/** What the address narrows the lists to; an empty field of the form narrows nothing. */
export const filterOf = ({ von, an, ergebnis }: HandoversQuery): HandoverFilter => ({
  von: von === '' ? undefined : von,
  an: an === '' ? undefined : an,
  ergebnis: ergebnis === '' ? undefined : ergebnis,
});

/** What of an address stays in its links: all but what just happened. */
export const keptOf = (query: HandoversQuery): Readonly<Record<string, string | undefined>> => ({
  ...query,
  meldung: undefined,
  gesehen: undefined,
});

/** How a table is sorted, where all of its rows are there. */
export function sortingIn(query: HandoversQuery, table: HandoverTable, next: string | undefined): Sorting | undefined {
  if (next !== undefined || (table !== 'zeiten' && query[`${table}Ab`] !== undefined)) return undefined;
  const { column, direction } = sortingNames(table);
  const keep = { ...keptOf(query), [column]: undefined, [direction]: undefined };
  const descending = query[`${table}Richtung`] === 'ab';
  return { path: PATH, keep, column: query[`${table}Sortiert`], descending, table };
}
