import { IsIn, IsOptional, Matches } from 'class-validator';
import { LETTER_KINDS, LETTER_RECIPIENTS } from '#contracts';

const ID = /^[A-Za-z0-9_-]{1,100}$/;
const MAYBE_ID = /^([A-Za-z0-9_-]{1,100})?$/;

export const NOTICES = {
  versandt: 'Vermerkt: Der Brief ist versandt.',
  gemeldet: 'Vermerkt: Die Meldung ist versandt.',
} as const;

/** Whose letters, and of which run alone. */
export class LettersPageQuery {
  @IsOptional()
  @Matches(MAYBE_ID)
  traeger?: string;

  @IsOptional()
  @Matches(MAYBE_ID)
  kurs?: string;

  @IsOptional()
  @IsIn(Object.keys(NOTICES))
  meldung?: keyof typeof NOTICES;

  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,200}@\d{1,9}$/)
  gesehen?: string;
}

export class LetterParam {
  @Matches(ID)
  runId!: string;

  @Matches(ID)
  registrationId!: string;

  @IsIn(LETTER_KINDS)
  letter!: string;

  @IsIn(LETTER_RECIPIENTS)
  recipient!: string;
}

export class SentForm {
  @Matches(/^[A-Za-z0-9_-]{1,200}$/)
  schluessel!: string;

  @Matches(ID)
  person!: string;

  @IsOptional()
  @Matches(MAYBE_ID)
  traeger?: string;
}

export class ReportSentForm {
  @Matches(/^[A-Za-z0-9_-]{1,200}$/)
  schluessel!: string;

  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  von!: string;

  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  bis!: string;

  @IsOptional()
  @Matches(MAYBE_ID)
  traeger?: string;
}
