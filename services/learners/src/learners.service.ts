import { learnersEvents } from '#contracts';
import { InfrastructureModule, type ServiceDescription } from '#service-kit';
import { innerEvents } from './inner-events.js';
import { LearnersModule } from './learners.module.js';
import { learnersPathParameters } from './path-parameters.js';
import { learnersProblems } from './problems.js';
import { publish } from './publish.js';

/** This service on the parts that the configuration chooses; alone in its process, or beside others. */
export const learnersService = (): ServiceDescription => ({
  name: 'learners',
  title: 'Learners',
  description: 'Who is on the way: level, needs, entitlements, transitions, milestones of the departments.',
  problems: learnersProblems,
  pathParameters: learnersPathParameters,
  module: LearnersModule.on(
    InfrastructureModule.forService({
      name: 'learners',
      context: 'learners',
      // Departments report through this service, each in its own sphere.
      spheres: ['coordination', 'youth', 'health'],
      domainEvents: [...learnersEvents, ...innerEvents],
      publish,
      showsPersons: true,
    }),
  ),
});
