import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { DUPLICATE_STATES, type DuplicateState } from '../../api/duplicates.js';

const REF = /^[A-Za-z0-9_-]{1,100}$/;
const KEY = /^[A-Za-z0-9_-]{1,200}$/;

export const NOTICES = {
  zusammengefuehrt:
    'Die beiden Aufnahmen zählen jetzt als eine Person. Rückgängig machen können Sie es in der Liste „zusammengeführt“.',
  verschieden: 'Festgehalten: Es sind verschiedene Personen. Sie werden nicht wieder vorgeschlagen.',
  getrennt: 'Rückgängig gemacht: Es sind wieder zwei Personen, jede mit dem, was unter ihr erfasst ist.',
} as const;

export class DuplicatesPageQuery {
  @IsOptional()
  @IsIn(DUPLICATE_STATES)
  stand: DuplicateState = 'open';

  @IsOptional()
  @IsString()
  @MaxLength(500)
  ab?: string;

  @IsOptional()
  @IsIn(Object.keys(NOTICES))
  meldung?: keyof typeof NOTICES;

  /** `<stream>@<version>` of the reader's own write. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,200}@\d{1,9}$/)
  gesehen?: string;
}

/** Two references. */
export class PairQuery {
  @Matches(REF)
  person!: string;

  @Matches(REF)
  andere!: string;
}

export class PairForm extends PairQuery {
  @Matches(KEY)
  schluessel!: string;
}

export class UndoForm {
  @Matches(KEY)
  schluessel!: string;

  @Matches(REF)
  person!: string;

  @IsString()
  @MaxLength(40)
  grund: string = '';
}
