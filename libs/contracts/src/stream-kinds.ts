import type { Context } from './definition.js';

/** Who answers for the data of a stream (Art. 4 No. 7 GDPR). Each department is a controller of its own. */
export type Controller = 'coordination' | 'reporting-department' | 'course-provider' | 'alliance';

/** How long a stream is kept after its last event; `unlimited`: it concerns no person. */
export type Retention = { readonly months: number } | 'unlimited';

/** One kind of stream: what its name begins with, who answers for it, and how long it is kept. */
export interface StreamKind {
  readonly context: Context;
  /** `learner` in `learner-<id>`. */
  readonly aggregate: string;
  readonly controller: Controller;
  readonly retention: Retention;
  /** Where the period comes from. */
  readonly source: string;
}

const PROPOSED = 'proposed: no statute was found for the coordination data of a county; to be set by its own concept';
const NO_PERSON = 'concerns no person';
const RECORDS = 'records of course providers: five years';

const learners = (aggregate: string, controller: Controller, months: number, source: string): StreamKind => ({
  context: 'learners',
  aggregate,
  controller,
  retention: { months },
  source,
});
const courses = (aggregate: string, controller: Controller, retention: Retention, source: string): StreamKind => ({
  context: 'courses',
  aggregate,
  controller,
  retention,
  source,
});
const alliance = (aggregate: string): StreamKind => ({
  context: 'action-alliance',
  aggregate,
  controller: 'alliance',
  retention: 'unlimited',
  source: NO_PERSON,
});

/** An import holds what came when and by whom, and counts; nothing of a person. */
const imports = (context: Context): StreamKind => ({
  context,
  aggregate: 'import',
  controller: context === 'action-alliance' ? 'alliance' : 'coordination',
  retention: 'unlimited',
  source: NO_PERSON,
});

/** Every kind of stream in the stores of the house. What is due is for a person to confirm: nothing is erased by it. */
export const streamKinds: readonly StreamKind[] = [
  learners('learner', 'coordination', 24, PROPOSED),
  learners('entitlement', 'coordination', 60, '§ 26 Abs. 3 DeuFöV'),
  learners('consent', 'coordination', 24, PROPOSED),
  learners('transition', 'coordination', 24, PROPOSED),
  learners('milestone', 'reporting-department', 24, PROPOSED),
  learners('sphere-transition', 'reporting-department', 24, PROPOSED),
  learners('follow-up', 'coordination', 24, PROPOSED),
  learners('deputies', 'coordination', 24, PROPOSED),
  courses('provider', 'coordination', 'unlimited', NO_PERSON),
  courses('course', 'course-provider', 'unlimited', NO_PERSON),
  courses('course-run', 'course-provider', 'unlimited', NO_PERSON),
  courses('participation', 'course-provider', { months: 60 }, RECORDS),
  courses('waiting-entry', 'coordination', { months: 24 }, PROPOSED),
  courses('handover', 'course-provider', { months: 60 }, RECORDS),
  courses('handover-agreement', 'coordination', 'unlimited', NO_PERSON),
  courses('mediation', 'coordination', 'unlimited', NO_PERSON),
  courses('coordination-meeting', 'coordination', 'unlimited', NO_PERSON),
  courses('placement', 'coordination', { months: 24 }, PROPOSED),
  courses('run-merge', 'course-provider', 'unlimited', NO_PERSON),
  courses('merge-question', 'course-provider', { months: 60 }, RECORDS),
  alliance('body'),
  alliance('meeting'),
  alliance('topic'),
  alliance('measure'),
  imports('learners'),
  imports('courses'),
  imports('action-alliance'),
];
