import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { NOTICES as LIST_NOTICES } from '../../follow-ups/follow-ups.forms.js';
import { DATA_NOTICES } from '../data-notices.js';
import { DayQuery } from '../../../layout/queries.js';

export const NOTICES = {
  ...LIST_NOTICES,
  ...DATA_NOTICES,
  gesetzt: 'Die Wiedervorlage ist gesetzt.',
  eingewilligt: 'Die Einwilligung ist erfasst.',
  bestaetigt: 'Die Einwilligung ist bestätigt.',
  widerrufen: 'Die Einwilligung ist widerrufen. Was auf ihr beruhte und noch offen war, wird zurückgezogen.',
  begonnen: 'Der Übergang ist begonnen.',
  abgeschlossen: 'Der Übergang ist abgeschlossen.',
  abgebrochen: 'Der Übergang ist abgebrochen.',
  schritt: 'Der Schritt ist vermerkt.',
  offen: 'Der Schritt ist wieder offen.',
  gemeldet: 'Der Stand ist gemeldet.',
} as const;

/** The page of a case: the day, what just happened, and the own write that it shall contain. */
export class CaseQuery extends DayQuery {
  @IsOptional()
  @IsIn(Object.keys(NOTICES))
  meldung?: keyof typeof NOTICES;

  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,200}@[1-9][0-9]{0,14}$/)
  gesehen?: string;
}

const ID = /^[A-Za-z0-9_-]{1,100}$/;

export class ConsentParam {
  @Matches(ID)
  ref!: string;

  @Matches(ID)
  id!: string;
}
export class StepParam extends ConsentParam {
  @Matches(ID)
  schritt!: string;
}

/** What every form carries. */
export class KeyForm {
  @Matches(/^[A-Za-z0-9_-]{1,200}$/)
  schluessel!: string;
}

const several = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? [value] : value);

export class SetFollowUpForm extends KeyForm {
  @IsString()
  @MaxLength(60)
  wvAnlass: string = '';

  @Matches(/^(\d{4}-\d{2}-\d{2})?$/)
  wvTag: string = '';

  @IsString()
  @MaxLength(1000)
  wvNotiz: string = '';

  @IsOptional()
  @IsIn(['ja'])
  wvAlle?: 'ja';

  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{0,100}$/)
  wvStelle?: string;
}

export class GrantConsentForm extends KeyForm {
  @IsString()
  @MaxLength(100)
  ewZweck: string = '';

  /** Kind and id. */
  @Matches(/^([a-z]{1,20}\/[A-Za-z0-9_-]{1,100})?$/)
  ewEmpfaenger: string = '';

  @Transform(several)
  @IsArray()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  ewDaten: string[] = [];

  @IsString()
  @MaxLength(60)
  ewGeber: string = '';

  @IsString()
  @MaxLength(60)
  ewForm: string = '';

  @Transform(several)
  @IsArray()
  @ArrayMaxSize(5)
  @IsString({ each: true })
  ewBelehrt: string[] = [];

  @IsString()
  @MaxLength(200)
  ewKursarten: string = '';
}

export class RenewForm extends KeyForm {
  @IsString()
  @MaxLength(60)
  geber: string = '';

  @IsString()
  @MaxLength(60)
  form: string = '';

  @Transform(several)
  @IsArray()
  @ArrayMaxSize(5)
  @IsString({ each: true })
  belehrt: string[] = [];
}

export class StartTransitionForm extends KeyForm {
  @IsString()
  @MaxLength(60)
  ueArt: string = '';

  @Matches(/^(\d{4}-\d{2}-\d{2})?$/)
  ueBis: string = '';
}

export class ReasonForm extends KeyForm {
  @IsString()
  @MaxLength(60)
  grund: string = '';
}

export class MilestoneForm extends KeyForm {
  @Matches(/^([A-Za-z0-9_-]{1,100}\/[A-Za-z0-9_-]{1,100})?$/)
  meWas: string = '';

  @IsString()
  @MaxLength(60)
  meStand: string = '';

  @Matches(/^(\d{4}-\d{2}-\d{2})?$/)
  meTag: string = '';
}
