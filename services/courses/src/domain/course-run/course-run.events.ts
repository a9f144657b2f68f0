import type { courseRunEvents, EventOf } from '#contracts';

/** Nothing of a run is for insiders: the stream is made of the published events. */
export type CourseRunEvent = EventOf<(typeof courseRunEvents)[number]>;

type Of<Type extends CourseRunEvent['type']> = Extract<CourseRunEvent, { readonly type: Type }>;
export type CourseRunPlanned = Of<'course-run-planned'>;
export type CourseRunChanged = Of<'course-run-changed'>;
export type CourseRunInterrupted = Of<'course-run-interrupted'>;
export type CourseRunCancelled = Of<'course-run-cancelled'>;
export type SeatRefused = Of<'seat-refused'>;
