import { IsIn, IsOptional, Matches } from 'class-validator';
import { COORDINATION_AGREEMENTS, COORDINATION_OUTCOMES } from '#contracts';
import { DayQuery } from '../../layout/queries.js';

export const COORDINATION_PATH = '/abstimmung';
const ID = /^[A-Za-z0-9_-]{1,100}$/;
const ID_OR_EMPTY = /^([A-Za-z0-9_-]{1,100})?$/;
const KEY = /^[A-Za-z0-9_-]{1,200}$/;
const DAY_OR_EMPTY = /^(\d{4}-\d{2}-\d{2})?$/;

export const COORDINATION_NOTICES = {
  sitzung: 'Die Sitzung ist eingetragen.',
  vereinbart: 'Vermerkt ist, was vereinbart wurde.',
  ergebnis: 'Vermerkt ist, was daraus wurde.',
} as const;

export class CoordinationQuery extends DayQuery {
  @IsOptional()
  @IsIn(Object.keys(COORDINATION_NOTICES))
  meldung?: keyof typeof COORDINATION_NOTICES;

  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,200}@[1-9][0-9]{0,14}$/)
  gesehen?: string;
}

export class MeetingForm {
  @Matches(KEY)
  schluessel!: string;

  @Matches(DAY_OR_EMPTY)
  sitzungstag: string = '';
}

export class ItemForm {
  @Matches(KEY)
  schluessel!: string;

  @Matches(ID_OR_EMPTY)
  sitzung: string = '';

  /** A run, a hand-over or a merge by its kind and id; empty for all. */
  @Matches(/^((course-run|handover|merge)\.[A-Za-z0-9_-]{1,100})?$/)
  thema: string = '';

  @IsIn(['', ...COORDINATION_AGREEMENTS])
  was: string = '';

  /** A provider, or empty for the coordination. */
  @Matches(ID_OR_EMPTY)
  wer: string = '';

  @Matches(DAY_OR_EMPTY)
  bis: string = '';
}

export class ItemParam {
  @Matches(ID)
  sitzung!: string;

  @Matches(ID)
  punkt!: string;
}

export class OutcomeForm {
  @Matches(KEY)
  schluessel!: string;

  @IsOptional()
  @Matches(ID_OR_EMPTY)
  traeger?: string;

  @IsIn(['', ...COORDINATION_OUTCOMES])
  ergebnis: string = '';
}
