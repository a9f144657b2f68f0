import { IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { SeatForm, SeatParam } from '../course-run.forms.js';

/** What is entered for one participant, as it stands in addresses, with the route of the API. */
export const STEPS = {
  unterbrechen: { route: 'interrupt', notice: 'unterbrochen' },
  fortsetzen: { route: 'resume', notice: 'fortgesetzt' },
  abschnitt: { route: 'modules', notice: 'abschnitt' },
  abbrechen: { route: 'drop-out', notice: 'abgebrochen' },
} as const;
export type ParticipationStep = keyof typeof STEPS;

export class StepParam extends SeatParam {
  @IsIn(Object.keys(STEPS))
  schritt!: ParticipationStep;
}

/** One form of the page; what belongs to the other forms stays empty. */
export class StepForm extends SeatForm {
  @IsString()
  @MaxLength(10)
  am: string = '';

  @IsString()
  @MaxLength(10)
  zurueck: string = '';

  @Matches(/^\d{0,2}$/)
  abschnitt: string = '';
}

/** What the service takes; an empty field is absent, so that the service names what is missing. */
export const bodyOf = (step: ParticipationStep, { am, grund, zurueck, abschnitt }: StepForm): object => ({
  ...(am === '' ? {} : { effectiveOn: am }),
  ...((step === 'unterbrechen' || step === 'abbrechen') && grund !== '' ? { reason: grund } : {}),
  ...(step === 'unterbrechen' && zurueck !== '' ? { expectedBackOn: zurueck } : {}),
  ...(step === 'abschnitt' && abschnitt !== '' ? { module: Number(abschnitt) } : {}),
});
