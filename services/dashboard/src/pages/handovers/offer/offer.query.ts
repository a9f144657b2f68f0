import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, Matches } from 'class-validator';
import { CEFR_LEVELS, CONSENT_GIVERS, HANDOVER_DATA } from '#contracts';

export const OFFER_PATH = '/uebergaben/anbieten';
const ID = /^[A-Za-z0-9_-]{1,100}$/;
const ID_OR_EMPTY = /^([A-Za-z0-9_-]{1,100})?$/;
const oneOrMany = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? [value] : value);

/** An offer as far as it is chosen; it lives in the address until it is sent. */
export class OfferQuery {
  @Matches(ID)
  person!: string;

  /** The registration whose course ends. */
  @Matches(ID)
  anmeldung!: string;

  @IsOptional()
  @IsIn(['', ...CEFR_LEVELS])
  niveau?: string;

  /** The follow-up run that was chosen among the proposed ones: with it receiver and type of course are chosen too. */
  @IsOptional()
  @Matches(ID_OR_EMPTY)
  kurs?: string;

  /** The receiver, where none of the proposed runs was chosen. */
  @IsOptional()
  @Matches(ID_OR_EMPTY)
  an?: string;

  @IsOptional()
  @Matches(ID_OR_EMPTY)
  kursart?: string;

  /** What passes; absent: not chosen yet. */
  @IsOptional()
  @Transform(oneOrMany)
  @IsArray()
  @ArrayMaxSize(5)
  @IsIn(HANDOVER_DATA, { each: true })
  angaben?: string[];

  @IsOptional()
  @IsIn(['einwilligung'])
  meldung?: 'einwilligung';

  /** The own write that the answer shall contain. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,200}@[1-9][0-9]{0,14}$/)
  gesehen?: string;
}

export class OfferForm extends OfferQuery {
  @Matches(/^[A-Za-z0-9_-]{1,200}$/)
  schluessel!: string;
}

export class ConsentForm extends OfferQuery {
  @Matches(/^[A-Za-z0-9_-]{1,200}$/)
  schluessel!: string;

  @IsIn(['', ...CONSENT_GIVERS])
  erteilt: string = '';
}
