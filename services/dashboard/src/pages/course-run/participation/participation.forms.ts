import { IsIn, IsString, Matches, MaxLength } from 'class-validator';
import type { FormProblem } from '../../../layout/form-fields.js';
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
  zurueckAm: string = '';

  @Matches(/^\d{0,2}$/)
  abschnitt: string = '';
}

const ASKED: Readonly<
  Partial<Record<ParticipationStep, { readonly name: 'grund' | 'abschnitt'; readonly text: string }>>
> = {
  unterbrechen: { name: 'grund', text: 'Bitte wählen Sie einen Grund.' },
  abschnitt: { name: 'abschnitt', text: 'Bitte wählen Sie einen Abschnitt.' },
  abbrechen: { name: 'grund', text: 'Bitte wählen Sie einen Grund.' },
};

/** What a step cannot do without, where it was left out. */
export function missingIn(step: ParticipationStep, form: StepForm): FormProblem | undefined {
  const asked = ASKED[step];
  return asked === undefined || form[asked.name] !== ''
    ? undefined
    : { text: asked.text, fields: { [`${step}-${asked.name}`]: asked.text } };
}

/** What the service takes; an empty field is absent. */
export const bodyOf = (step: ParticipationStep, { am, grund, zurueckAm, abschnitt }: StepForm): object => ({
  ...(am === '' ? {} : { effectiveOn: am }),
  ...((step === 'unterbrechen' || step === 'abbrechen') && grund !== '' ? { reason: grund } : {}),
  ...(step === 'unterbrechen' && zurueckAm !== '' ? { expectedBackOn: zurueckAm } : {}),
  ...(step === 'abschnitt' && abschnitt !== '' ? { module: Number(abschnitt) } : {}),
});
