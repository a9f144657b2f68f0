import { IsIn, IsOptional, Matches } from 'class-validator';
import { MEDIATION_REASONS, MEDIATION_RESULTS } from '#contracts';

export const MEDIATION_PATH = '/uebergaben/vermittlung';
const ID = /^[A-Za-z0-9_-]{1,100}$/;
const ID_OR_EMPTY = /^([A-Za-z0-9_-]{1,100})?$/;
const KEY = /^[A-Za-z0-9_-]{1,200}$/;

export const MEDIATION_NOTICES = {
  erbeten: 'Die Vermittlung ist erbeten. Die Kurskoordination und der andere Träger sehen es.',
  uebernehmen: 'Die Vermittlung ist übernommen.',
  abschliessen: 'Das Ergebnis ist vermerkt. Beide Träger sehen es.',
} as const;

export class MediationQuery {
  /** The hand-over on which mediation is asked for. */
  @IsOptional()
  @Matches(ID)
  uebergabe?: string;

  @IsOptional()
  @IsIn(Object.keys(MEDIATION_NOTICES))
  meldung?: keyof typeof MEDIATION_NOTICES;

  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,200}@[1-9][0-9]{0,14}$/)
  gesehen?: string;
}

export class RequestForm {
  @Matches(KEY)
  schluessel!: string;

  @IsOptional()
  @Matches(ID_OR_EMPTY)
  uebergabe?: string;

  @IsOptional()
  @Matches(ID_OR_EMPTY)
  traeger?: string;

  @IsOptional()
  @Matches(ID_OR_EMPTY)
  partner?: string;

  @IsIn(['', ...MEDIATION_REASONS])
  grund: string = '';
}

export class MediationParam {
  @Matches(ID)
  id!: string;

  @IsIn(['uebernehmen', 'abschliessen'])
  schritt!: 'uebernehmen' | 'abschliessen';
}

export class MediationStepForm {
  @Matches(KEY)
  schluessel!: string;

  @IsOptional()
  @IsIn(['', ...MEDIATION_RESULTS])
  ergebnis?: string;
}
