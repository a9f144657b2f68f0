import { actionAllianceEvents, CONTEXTS, coursesEvents, type EventDefinition, learnersEvents } from '#contracts';
import { importProcess, innerImportEvents } from '#service-kit';
import { bodyDecider } from '../../services/action-alliance/src/domain/body/body.decider.js';
import { measureDecider } from '../../services/action-alliance/src/domain/measure/measure.decider.js';
import { meetingDecider } from '../../services/action-alliance/src/domain/meeting/meeting.decider.js';
import { topicDecider } from '../../services/action-alliance/src/domain/topic/topic.decider.js';
import { coordinationMeetingDecider } from '../../services/courses/src/domain/coordination-meeting/coordination-meeting.js';
import { courseDecider } from '../../services/courses/src/domain/course/course.js';
import { courseRunDecider } from '../../services/courses/src/domain/course-run/course-run.js';
import { handoverDecider } from '../../services/courses/src/domain/handover/handover.js';
import { handoverAgreementDecider } from '../../services/courses/src/domain/handover-agreement/handover-agreement.js';
import { mediationDecider } from '../../services/courses/src/domain/mediation/mediation.js';
import { placementDecider } from '../../services/courses/src/domain/placement/placement.js';
import { mergeQuestionDecider } from '../../services/courses/src/domain/run-merge/merge-question.js';
import { runMergeDecider } from '../../services/courses/src/domain/run-merge/run-merge.js';
import { participationDecider } from '../../services/courses/src/domain/participation/participation.js';
import { providerDecider } from '../../services/courses/src/domain/provider/provider.js';
import { waitingEntryDecider } from '../../services/courses/src/domain/waiting-entry/waiting-entry.js';
import { innerEvents as innerCourses } from '../../services/courses/src/inner-events.js';
import { consentDecider } from '../../services/learners/src/domain/consent/consent.decider.js';
import { deputiesDecider } from '../../services/learners/src/domain/deputies/deputies.decider.js';
import { entitlementDecider } from '../../services/learners/src/domain/entitlement/entitlement.decider.js';
import { followUpDecider } from '../../services/learners/src/domain/follow-up/follow-up.decider.js';
import { learnerDecider } from '../../services/learners/src/domain/learner/learner.decider.js';
import { milestoneDecider } from '../../services/learners/src/domain/milestone/milestone.decider.js';
import { sphereTransitionDecider } from '../../services/learners/src/domain/transition/sphere-transition.decider.js';
import { transitionDecider } from '../../services/learners/src/domain/transition/transition.decider.js';
import { innerEvents as innerLearners } from '../../services/learners/src/inner-events.js';

const house = {
  learners: {
    deciders: {
      consentDecider,
      deputiesDecider,
      entitlementDecider,
      followUpDecider,
      learnerDecider,
      milestoneDecider,
      sphereTransitionDecider,
      transitionDecider,
    },
    registered: [...learnersEvents, ...innerLearners],
  },
  courses: {
    deciders: {
      coordinationMeetingDecider,
      courseDecider,
      courseRunDecider,
      handoverAgreementDecider,
      handoverDecider,
      mediationDecider,
      mergeQuestionDecider,
      participationDecider,
      placementDecider,
      providerDecider,
      runMergeDecider,
      waitingEntryDecider,
    },
    registered: [...coursesEvents, ...innerCourses],
  },
  'action-alliance': {
    deciders: { bodyDecider, measureDecider, meetingDecider, topicDecider },
    registered: actionAllianceEvents,
  },
} as const;

type House = typeof house;
type Decided<Decide> = Decide extends (...given: never[]) => infer Decision ? Decision : never;
type TypesOf<Decision> = Decision extends { readonly events: readonly { readonly type: infer Type }[] } ? Type : never;
type Emitted<Deciders> = {
  [D in keyof Deciders]: Deciders[D] extends { decide: infer F } ? TypesOf<Decided<F>> : never;
};
type MissingOf<S extends keyof House> = Exclude<
  Emitted<House[S]['deciders']>[keyof Emitted<House[S]['deciders']>],
  House[S]['registered'][number]['type']
>;
type Missing = { [S in keyof House]: MissingOf<S> }[keyof House];

/** Does not compile while a decider emits a type that its service has not registered. */
export const everyTypeIsRegistered: [Missing] extends [never] ? true : { readonly missing: Missing } = true;

/** Names of the deciders above: a test finds one that is not among them. */
export const deciderNames: readonly string[] = Object.values(house).flatMap(({ deciders }) => Object.keys(deciders));

/** Each kind of stream that a decider guards, with the context of its service; every service guards its imports. */
export const guardedKinds = Object.entries(house).flatMap(([context, { deciders }]) =>
  [...Object.values<{ readonly aggregate: string }>(deciders), importProcess('courses')].map(({ aggregate }) => ({
    context,
    aggregate,
  })),
);

/** What the process streams of imports hold beside published events, in each service. */
export const eventsOfImports: readonly EventDefinition[] = CONTEXTS.flatMap(innerImportEvents);

/** Domain events that never leave their service: stored for ever, so compared with what was stored before. */
export const innerEvents: readonly EventDefinition[] = [...innerLearners, ...innerCourses, ...eventsOfImports];
