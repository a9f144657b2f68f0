import { createHash } from 'node:crypto';

/**
 * The id of what a command creates: derived from the command's id, so that a repeated creation meets itself.
 * Prefix and 22 characters; says nothing about the content of the command.
 */
export const idOf = (prefix: string, commandId: string): string =>
  `${prefix}_${createHash('sha256').update(`${prefix}\n${commandId}`).digest('base64url').slice(0, 22)}`;

/**
 * The id of a registration: it lies in the person's stream, and a caller's key is known only within a stream. So the
 * same key for another person is another registration, not a second one of this name.
 */
export const registrationIdOf = (personRef: string, commandId: string): string =>
  idOf('g', `${personRef}\n${commandId}`);

/** The id of a merge: so many others of the run that ends came before it. */
export const mergeIdOf = (dissolvedRunId: string, before: number): string => idOf('m', `${dissolvedRunId}\n${before}`);

/** The id of what one registered person is asked in a merge; registrations are random. */
export const mergeQuestionIdOf = (mergeId: string, registrationId: string): string =>
  idOf('q', `${mergeId}\n${registrationId}`);

/** The id of the registration to which an accepted question leads. */
export const movedRegistrationIdOf = (questionId: string): string => idOf('g', questionId);

/** The id of the registration to which a placement leads. */
export const placedRegistrationIdOf = (placementId: string): string => idOf('g', placementId);

/**
 * The id of the hand-over that follows so many others of a registration. Two offers made at once meet on it, and one
 * of them wins.
 */
export const handoverIdOf = (registrationId: string, before: number): string =>
  idOf('h', `${registrationId}\n${before}`);

/** The id of two providers, whichever of them is named first. */
export const pairIdOf = (one: string, other: string): string => idOf('hp', [one, other].toSorted().join('\n'));

/** The pair of an agreement, whose id begins with it. */
export const pairOfAgreement = (agreementId: string): string => agreementId.replace(/_\d+$/, '');

/** The id of the mediation that follows so many others on a hand-over, or between two providers. */
export const mediationIdOf = (subject: string, before: number): string => idOf('m', `${subject}\n${before}`);

/** The providers meet once on a day. */
export const meetingIdOf = (heldOn: string): string => `cm_${heldOn.replaceAll('-', '')}`;
