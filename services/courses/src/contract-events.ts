import type {
  consentRevoked,
  coursesEvents,
  EventDefinition,
  EventOf,
  learnerMerged,
  learnerMergeUndone,
  learnersEvents,
  OpenedEvent,
} from '#contracts';

type OpenedOf<D> = D extends EventDefinition ? Omit<OpenedEvent, 'type' | 'data' | 'effectiveOn'> & EventOf<D> : never;

/** A published event of this service as its own policies and views hear it, by its type. */
export type CoursesEvent = OpenedOf<(typeof coursesEvents)[number]>;

type OfLearners = OpenedOf<typeof consentRevoked | typeof learnerMerged | typeof learnerMergeUndone>;

/** What policies act on: the published events of this service, a consent revoked, and whose references are of one person. */
export type PolicyEvent = CoursesEvent | OfLearners;

const OF_LEARNERS: ReadonlySet<string> = new Set<OfLearners['type']>([
  'consent-revoked',
  'learner-merged',
  'learner-merge-undone',
]);

/** The events of a batch that policies act on. */
export const heardByPolicies = (batch: readonly OpenedEvent[]): readonly PolicyEvent[] =>
  batch.filter(
    ({ context, type }) => type !== 'erased' && (context === 'courses' || OF_LEARNERS.has(type)),
  ) as unknown as readonly PolicyEvent[];

/** The events of a batch whose person is still known: of an erased one nothing can be acted upon or shown. */
export const heard = (batch: readonly OpenedEvent[]): readonly CoursesEvent[] =>
  batch.filter(({ type }) => type !== 'erased') as unknown as readonly CoursesEvent[];

/** The place of a published event whose key was destroyed. */
type ErasedPlace = Omit<OpenedEvent, 'type' | 'data'> & { readonly type: 'erased' };

/** An event of a person's streams here or in the learners service: the opener has lifted and named it. */
export const heardOfPersons = (
  event: OpenedEvent,
): CoursesEvent | OpenedOf<(typeof learnersEvents)[number]> | ErasedPlace =>
  event as unknown as CoursesEvent | OpenedOf<(typeof learnersEvents)[number]> | ErasedPlace;
