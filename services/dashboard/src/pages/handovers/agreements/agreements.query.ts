import { IsIn, IsOptional, Matches } from 'class-validator';

export const AGREEMENTS_PATH = '/uebergaben/vereinbarungen';
const ID = /^[A-Za-z0-9_-]{1,100}$/;
const KEY = /^[A-Za-z0-9_-]{1,200}$/;
const DAYS = /^(\d{1,3})?$/;
const DAY_OR_EMPTY = /^(\d{4}-\d{2}-\d{2})?$/;

export const AGREEMENT_NOTICES = {
  vorgeschlagen: 'Der Vorschlag ist gemacht. Der andere Träger sieht ihn sofort.',
  zustimmen: 'Die Vereinbarung gilt für Angebote ab ihrem ersten Tag.',
  ablehnen: 'Der Vorschlag ist vom Tisch.',
  beenden: 'Die Vereinbarung endet. Was für frühere Angebote zugesagt war, bleibt zugesagt.',
} as const;

export class AgreementsQuery {
  @IsOptional()
  @IsIn(Object.keys(AGREEMENT_NOTICES))
  meldung?: keyof typeof AGREEMENT_NOTICES;

  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,200}@[1-9][0-9]{0,14}$/)
  gesehen?: string;
}

export class ProposeForm {
  @Matches(KEY)
  schluessel!: string;

  @Matches(ID)
  traeger!: string;

  @Matches(/^([A-Za-z0-9_-]{1,100})?$/)
  partner: string = '';

  @IsOptional()
  @Matches(DAYS)
  antwort?: string;

  @IsOptional()
  @Matches(DAYS)
  beginn?: string;

  @IsOptional()
  @Matches(DAYS)
  kursende?: string;

  @Matches(DAY_OR_EMPTY)
  ab: string = '';

  @IsOptional()
  @Matches(DAY_OR_EMPTY)
  bis?: string;
}

export class AgreementParam {
  @Matches(ID)
  id!: string;

  @IsIn(['zustimmen', 'ablehnen', 'beenden'])
  schritt!: 'zustimmen' | 'ablehnen' | 'beenden';
}

export class AgreementStepForm {
  @Matches(KEY)
  schluessel!: string;

  @Matches(ID)
  traeger!: string;

  @IsOptional()
  @Matches(DAY_OR_EMPTY)
  bis?: string;
}
