import type { Deadline, DeadlineSource } from './deadline.js';

/**
 * Consents of a guardian that are to be asked for anew as the person comes of an age, until somebody confirms or ends
 * them: by the provider that asked for them, else by the coordination. That their end was presumed ends nothing.
 */
export const consentDeadlines: DeadlineSource = ({ consents }) =>
  Object.entries(consents).flatMap(([subjectId, { askedBy, purpose, renewal }]): readonly Deadline[] =>
    renewal === undefined
      ? []
      : [
          {
            kind: 'consent-renewal',
            subjectId,
            who: askedBy === undefined ? { kind: 'coordination' } : { kind: 'provider', id: askedBy },
            purpose,
            ...renewal,
          },
        ],
  );
