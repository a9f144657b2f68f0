import type { ProblemList } from '#service-kit';

/** The codes of the refusals of this service, beside those of every edge. */
export const actionAllianceProblems: ProblemList = {
  'body-already-founded': { status: [409], means: 'This body exists already.', act: 'person' },
  'body-unknown': { status: [404], means: 'This id names no body.', act: 'caller' },
  'completed-before-assigned': {
    status: [400],
    means: 'The measure cannot be done before it was assigned.',
    act: 'caller',
  },
  'day-in-future': { status: [400], means: 'The day on which it happened lies in the future.', act: 'caller' },
  'decision-unknown': { status: [404], means: 'The meeting took no such decision.', act: 'caller' },
  'due-before-assigned': { status: [400], means: 'The measure is due before it is assigned.', act: 'caller' },
  'held-before-convened': { status: [400], means: 'A meeting cannot be held before it is called.', act: 'caller' },
  'measure-already-assigned': { status: [409], means: 'This measure was assigned before.', act: 'person' },
  'measure-already-completed': { status: [409], means: 'The measure is done already.', act: 'person' },
  'measure-unknown': { status: [404], means: 'This id names no measure.', act: 'caller' },
  'meeting-already-convened': { status: [409], means: 'This meeting was called before.', act: 'person' },
  'meeting-not-held-yet': { status: [409], means: 'The meeting has not taken place yet.', act: 'person' },
  'meeting-unknown': { status: [404], means: 'The id names no meeting, or none of the own bodies.', act: 'caller' },
  'not-your-body': { status: [403], means: 'A member raises topics in the own bodies.', act: 'person' },
  'not-your-measure': { status: [403], means: 'The measure was given to another department.', act: 'person' },
  'topic-already-raised': { status: [409], means: 'This topic was raised before.', act: 'person' },
  'topic-not-on-agenda': {
    status: [400],
    means: 'A meeting decides on the topics of its agenda alone.',
    act: 'caller',
  },
  'topic-of-other-body': { status: [400], means: 'The topic was raised before another body.', act: 'caller' },
  'topic-unknown': { status: [404], means: 'The id names no topic, or none before the own bodies.', act: 'caller' },
};
