import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import {
  CEFR_LEVELS,
  type CefrLevel,
  LEVEL_REASONS,
  type LevelReason,
  NOT_FITTING_REASONS,
  type NotFittingReason,
  PLACEMENT_OUTCOMES,
  type PlacementOutcome,
} from '#contracts';

export const PATH = '/warteliste';
export const MERGES_PATH = '/warteliste/zusammenlegungen';

export const NOTICES = {
  angemeldet:
    'Die Person ist angemeldet. Ihr Eintrag auf der Warteliste schließt sich von selbst, wenn der Kurs ihren Bedarf deckt.',
  angefragt: 'Der Platz ist angefragt; der Kurs antwortet gleich.',
  voll: 'Der Kurs hat keinen Platz mehr. Die Person wartet weiter, ihr Datum bleibt.',
  gescheitert: 'Die Anmeldung kam nicht zustande. Die Person wartet weiter, ihr Datum bleibt.',
  'gescheitert-kurs':
    'Die Anmeldung kam nicht zustande: der Kurs ist inzwischen beendet oder abgesagt. Die Person wartet weiter, ihr Datum bleibt.',
  'gescheitert-niveau':
    'Die Anmeldung kam nicht zustande: das Niveau der Person wurde inzwischen neu festgestellt. Sie wartet weiter, ihr Datum bleibt.',
  'gescheitert-zeit':
    'Die Anmeldung kam nicht zustande: die Person ist inzwischen in einem anderen Kurs dieser Zeit. Sie wartet weiter, ihr Datum bleibt.',
  abgelehnt: 'Die Ablehnung der Person ist vermerkt. Sie wartet weiter, ihr Datum bleibt.',
  unpassend: 'Der Kurs ist als nicht passend vermerkt. Die Person wartet weiter.',
  beendet: 'Der Eintrag ist von der Warteliste genommen.',
  vorgeschlagen: 'Die Zusammenlegung ist vorgeschlagen. Beide Träger müssen zustimmen.',
  zugestimmt: 'Die Zustimmung ist vermerkt. Stimmen beide Träger zu, werden die angemeldeten Personen gefragt.',
  verweigert: 'Die Zusammenlegung ist abgelehnt. Alle behalten ihren Platz.',
  aufgegeben: 'Die Zusammenlegung ist aufgegeben. Wer gewechselt hat, bleibt dort; alle anderen behalten ihren Platz.',
  geantwortet: 'Die Antwort der Person ist vermerkt. Den alten Platz verliert sie erst, wenn sie den neuen hat.',
} as const;
export type Notice = keyof typeof NOTICES;

const KEY = /^[A-Za-z0-9_-]{1,200}$/;
const ID = /^[A-Za-z0-9_-]{1,100}$/;
const SEEN = /^[A-Za-z0-9_-]{1,200}@[1-9][0-9]{0,14}$/;

/** What just happened, and the own write that the page shall contain. */
export class NoticeQuery {
  @IsOptional()
  @IsIn(Object.keys(NOTICES))
  meldung?: Notice;

  @IsOptional()
  @Matches(SEEN)
  gesehen?: string;
}

/** Whom the list is narrowed to; an empty field of the form narrows nothing. */
export class WaitingFilter extends NoticeQuery {
  @IsOptional()
  @Matches(/^([A-Za-z0-9_-]{1,100})?$/)
  kursart?: string;

  @IsOptional()
  @IsIn(['', ...CEFR_LEVELS])
  niveau?: CefrLevel | '';

  @IsOptional()
  @Matches(/^(\d{8})?$/)
  gemeinde?: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  ab?: string;
}

export class EntryParam {
  @Matches(ID)
  id!: string;
}
export class RunParam {
  @Matches(ID)
  id!: string;
}
export class QuestionParam {
  @Matches(ID)
  id!: string;

  @Matches(ID)
  anmeldung!: string;
}

/** A decision about one run, with all that stood side by side. */
export class DecisionForm {
  @Matches(KEY)
  schluessel!: string;

  @Matches(ID)
  kurs!: string;

  @IsIn(PLACEMENT_OUTCOMES)
  ergebnis!: PlacementOutcome;

  @IsOptional()
  @IsIn(['', ...NOT_FITTING_REASONS])
  grund?: NotFittingReason | '';

  /** Why the course chosen is off the placement. */
  @IsOptional()
  @IsIn(['', ...LEVEL_REASONS])
  niveaugrund?: LevelReason | '';

  /** What was proposed, as the page showed it. */
  @IsString()
  @MaxLength(20_000)
  vorschlaege!: string;

  @Matches(ID)
  regel!: string;

  @IsString()
  @MaxLength(40)
  fassung!: string;

  /** The run from whose page of free seats it was decided. */
  @IsOptional()
  @Matches(/^([A-Za-z0-9_-]{1,100})?$/)
  zurueck?: string;
}

export class CloseForm {
  @Matches(KEY)
  schluessel!: string;

  @IsOptional()
  @IsIn(['', 'withdrawn', 'moved-away', 'registered'])
  grund?: string;
}

export class MergeProposalForm {
  @Matches(KEY)
  schluessel!: string;

  @Matches(ID)
  bleibt!: string;

  @Matches(ID)
  endet!: string;

  /** The provider that proposes; absent: the coordination. */
  @IsOptional()
  @Matches(/^([A-Za-z0-9_-]{1,100})?$/)
  traeger?: string;
}

/** A step of a merge; the reason where the step needs one. */
export class MergeStepForm {
  @Matches(KEY)
  schluessel!: string;

  @IsOptional()
  @Matches(/^([A-Za-z0-9_-]{1,100})?$/)
  traeger?: string;

  @IsOptional()
  @Matches(/^([a-z-]{1,60})?$/)
  grund?: string;
}

export class AnswerForm {
  @Matches(KEY)
  schluessel!: string;

  @IsIn(['accepts', 'declines'])
  antwort!: 'accepts' | 'declines';
}
