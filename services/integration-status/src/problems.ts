import type { ProblemList } from '#service-kit';

/** The codes of the refusals of this service, beside those of every edge. */
export const integrationStatusProblems: ProblemList = {
  'case-unknown': { status: [404], means: 'There is no such case, or it is not for you.', act: 'caller' },
  'handover-unknown': {
    status: [404],
    means: 'There is no such hand-over, or the own provider has no part in it.',
    act: 'caller',
  },
  'registration-unknown': {
    status: [404],
    means: 'There is no such registration, or not at the own provider.',
    act: 'caller',
  },
  'entry-unknown': { status: [404], means: 'There is no such entry, or it is not for you.', act: 'caller' },
  'run-unknown': { status: [404], means: 'There is no such run, or it is not for you.', act: 'caller' },
  'department-apart': {
    status: [403],
    means: 'Who has to do with this department is told to that department alone.',
    act: 'person',
  },
  'not-your-department': { status: [403], means: 'A department sees its own steps alone.', act: 'person' },
};
