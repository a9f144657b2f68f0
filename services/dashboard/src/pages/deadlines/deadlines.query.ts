import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { Query } from '../../api/api-client.js';
import { DayQuery } from '../../layout/queries.js';

export const PATH = '/fristen';

export const NOTICES = {
  verfallen: 'Der Verfall ist entschieden. Die Person kann Einwand erheben.',
  weiter: 'Das Recht gilt weiter.',
  verlaengert: 'Das Recht ist verlängert.',
  erledigt: 'Vermerkt: Das ist erledigt.',
} as const;

const DAY = /^(\d{4}-\d{2}-\d{2})?$/;
const ID = /^([A-Za-z0-9_-]{1,100})?$/;

/** What the deadlines are narrowed to; it lives in the address. An empty field of the form narrows nothing. */
export class DeadlinesFilter extends DayQuery {
  /** First day that is due. */
  @IsOptional()
  @Matches(DAY)
  von?: string;

  /** Last day that is due. */
  @IsOptional()
  @Matches(DAY)
  bis?: string;

  @IsOptional()
  @Matches(ID)
  art?: string;

  @IsOptional()
  @Matches(ID)
  regel?: string;

  /** Who must act. */
  @IsOptional()
  @Matches(ID)
  wer?: string;

  @IsOptional()
  @Matches(ID)
  person?: string;
}

export class DeadlinesQuery extends DeadlinesFilter {
  @IsOptional()
  @IsString()
  @MaxLength(500)
  ab?: string;

  /** Last day of the page before. */
  @IsOptional()
  @Matches(DAY)
  seit?: string;

  @IsOptional()
  @IsIn(Object.keys(NOTICES))
  meldung?: keyof typeof NOTICES;

  /** The own write that the lists shall contain. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,200}@[1-9][0-9]{0,14}$/)
  gesehen?: string;
}

/** The filter as the API names it. */
export const apiQuery = ({ von, bis, art, regel, wer, person, tag }: DeadlinesFilter): Query => ({
  from: von,
  to: bis,
  kind: art,
  rule: regel,
  who: wer,
  person,
  day: tag,
});

/** What of an address stays in its links. */
export const keptOf = ({ von, bis, art, regel, wer, person, tag }: DeadlinesFilter): Query => ({
  von,
  bis,
  art,
  regel,
  wer,
  person,
  tag,
});

/** Whether the address asks for one list instead of the weeks. */
export const isNarrow = ({ von, bis, art, regel, wer, person }: DeadlinesFilter): boolean =>
  [von, bis, art, regel, wer, person].some((value) => value !== undefined && value !== '');
