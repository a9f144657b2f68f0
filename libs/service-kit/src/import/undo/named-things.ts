import type { OpenedEvent } from '#contracts';

/**
 * The kinds of streams, or of parts of a stream, that a field of an event may name, by the name of the field. Ids are
 * unique over the kinds: a field that may name one of several names all.
 */
export const NAMED_BY: Readonly<Record<string, readonly string[]>> = {
  personRef: ['learner'],
  into: ['learner'],
  from: ['learner'],
  other: ['learner'],
  entitlementId: ['entitlement'],
  obligationId: ['obligation'],
  consentId: ['consent'],
  consentRef: ['consent'],
  transitionId: ['transition'],
  followUpId: ['follow-up'],
  reportId: ['attendance-report'],
  runId: ['course-run'],
  toRunId: ['course-run'],
  followUpRunId: ['course-run'],
  endedRunId: ['course-run'],
  keptRunId: ['course-run'],
  dissolvedRunId: ['course-run'],
  courseId: ['course'],
  providerId: ['provider'],
  fromProvider: ['provider'],
  toProvider: ['provider'],
  keptProvider: ['provider'],
  dissolvedProvider: ['provider'],
  providers: ['provider'],
  takenInBy: ['provider'],
  assessedBy: ['provider'],
  askedBy: ['provider'],
  recipient: ['provider'],
  decidedFor: ['provider'],
  reportedBy: ['provider'],
  proposedBy: ['provider'],
  by: ['provider'],
  owner: ['provider'],
  venueId: ['venue'],
  registrationId: ['registration'],
  otherRegistrationId: ['registration'],
  entryId: ['waiting-entry'],
  placementId: ['placement'],
  handoverId: ['handover'],
  predecessorId: ['handover'],
  pairId: ['handover-agreement'],
  mediationId: ['mediation'],
  mergeId: ['run-merge'],
  questionId: ['merge-question'],
  subjectId: ['entitlement', 'registration', 'course-run', 'handover', 'run-merge'],
  meetingId: ['meeting', 'coordination-meeting'],
  bodyId: ['body'],
  topicId: ['topic'],
  topicIds: ['topic'],
  decisionId: ['decision'],
  measureId: ['measure'],
};

/** Parts of a stream that the events of others name: the field that names each, by the kind of the stream. */
const PARTS: Readonly<Record<string, { readonly field: string; readonly part: string }>> = {
  participation: { field: 'registrationId', part: 'registration' },
  provider: { field: 'venueId', part: 'venue' },
  meeting: { field: 'decisionId', part: 'decision' },
};

/** Kinds of things that lie in a stream of another kind. */
export const PART_KINDS: readonly string[] = Object.values(PARTS).map(({ part }) => part);

type Told = Pick<OpenedEvent, 'data'>;

/** What an event refers to, its own stream aside. */
export const referencesOf = ({ stream, data }: Pick<OpenedEvent, 'stream' | 'data'>): readonly string[] =>
  Object.entries(NAMED_BY).flatMap(([field, kinds]) =>
    idsIn(data[field]).flatMap((id) => kinds.map((kind) => `${kind}-${id}`).filter((named) => named !== stream)),
  );

/** The parts of a stream of this kind that its events brought or changed. */
export function partsIn(kind: string, events: readonly Told[]): readonly string[] {
  const named = PARTS[kind];
  if (!named) return [];
  return [...new Set(events.flatMap(({ data }) => idsIn(data[named.field]).map((id) => `${named.part}-${id}`)))];
}

const idsIn = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((id): id is string => typeof id === 'string');
