import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

export const PATH = '/wiedervorlagen';
export const NOTICES = {
  erledigt: 'Die Wiedervorlage ist erledigt.',
  verschoben: 'Die Wiedervorlage ist verschoben.',
  uebergeben: 'Die Wiedervorlage ist übergeben.',
  'notiz-geloescht': 'Die Notiz ist gelöscht.',
  vertretung: 'Die Vertretung ist eingetragen.',
  'vertretung-beendet': 'Die Vertretung ist beendet.',
} as const;

export class FollowUpsQuery {
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,500}$/)
  ab?: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  schritteAb?: string;

  /** Steps of this department alone. */
  @IsOptional()
  @Matches(/^([A-Za-z0-9_-]{1,100})?$/)
  fachdienst?: string;

  @IsOptional()
  @IsIn(Object.keys(NOTICES))
  meldung?: keyof typeof NOTICES;

  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,200}@[1-9][0-9]{0,14}$/)
  gesehen?: string;
}

export class FollowUpParam {
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  id!: string;
}

/** What every form of a change carries. */
export class ChangeForm {
  @Matches(/^[A-Za-z0-9_-]{1,200}$/)
  schluessel!: string;

  @IsOptional()
  @Matches(/^(\/faelle\/[A-Za-z0-9_-]{1,100})?$/)
  zurueck?: string;
}

export class MoveForm extends ChangeForm {
  @Matches(/^(\d{4}-\d{2}-\d{2})?$/)
  tag: string = '';
}

export class HandOverForm extends ChangeForm {
  @IsString()
  @MaxLength(200)
  an: string = '';
}

export class DeputyForm {
  @Matches(/^[A-Za-z0-9_-]{1,200}$/)
  schluessel!: string;

  /** Who stands in; who is stood in for, the own account where empty. */
  @IsString()
  @MaxLength(200)
  vertretung: string = '';

  @IsString()
  @MaxLength(200)
  vertreten: string = '';

  @Matches(/^(\d{4}-\d{2}-\d{2})?$/)
  von: string = '';

  @Matches(/^(\d{4}-\d{2}-\d{2})?$/)
  bis: string = '';

  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  stelle?: string;
}

export class EndDeputyForm {
  @Matches(/^[A-Za-z0-9_-]{1,200}$/)
  schluessel!: string;

  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  stelle?: string;
}
