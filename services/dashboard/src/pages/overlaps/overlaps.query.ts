import { IsIn, IsOptional, Matches } from 'class-validator';
import { OVERLAP_REASONS, type OverlapReason } from '#contracts';
import { KeyForm } from '../../layout/forms.js';

export const PATH = '/kurse/ueberschneidungen';

export const NOTICES = {
  zugelassen: 'Zugelassen: die Person kann in beiden Kursen sein.',
  zurueckgenommen: 'Die Anmeldung ist zurückgenommen, der Platz ist frei.',
} as const;

export const REASONS: Readonly<Record<OverlapReason, string>> = {
  'times-differ': 'andere Tageszeiten',
  'few-days': 'nur wenige Tage',
  wish: 'Wunsch der Person',
};

export class OverlapsQuery {
  @IsOptional()
  @IsIn(Object.keys(NOTICES))
  meldung?: keyof typeof NOTICES;

  @IsOptional()
  @Matches(/^[A-Za-z0-9_@-]{1,200}$/)
  gesehen?: string;
}

export class OverlapParam {
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  person!: string;

  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  anmeldung!: string;
}

export class AllowForm extends KeyForm {
  @IsIn(['', ...OVERLAP_REASONS])
  grund: OverlapReason | '' = '';
}
