import { type Decision, refuse } from '#event-sourcing';

/** Nobody in a course was born before this; an older year is a slip of the keyboard. */
const EARLIEST_BIRTH = '1900-01-01';

/** Refuses a birth date that lies too far back, or after the day on which the person was taken in. */
export const birthDateImplausible = (birthDate: string, enrolledOn: string): Decision<never> | undefined =>
  birthDate < EARLIEST_BIRTH || birthDate > enrolledOn
    ? refuse(
        'birth-date-implausible',
        'invalid',
        'The birth date lies too far back or after the enrolment.',
        '/birthDate',
      )
    : undefined;

/** Refuses an arrival in the future or before the birth. */
export const arrivalImplausible = (
  { arrivedOn, birthDate }: { readonly arrivedOn?: string; readonly birthDate: string },
  today: string,
): Decision<never> | undefined =>
  arrivedOn !== undefined && (arrivedOn > today || arrivedOn < birthDate)
    ? refuse('arrival-implausible', 'invalid', 'The arrival lies in the future or before the birth.', '/arrivedOn')
    : undefined;
