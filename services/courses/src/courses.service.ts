import { coursesEvents } from '#contracts';
import { InfrastructureModule, type ServiceDescription } from '#service-kit';
import { CoursesModule } from './courses.module.js';
import { innerEvents } from './inner-events.js';
import { coursesPathParameters } from './path-parameters.js';
import { coursesProblems } from './problems.js';
import { publish } from './publish.js';

/** This service on the parts that the configuration chooses; alone in its process, or beside others. */
export const coursesService = (): ServiceDescription => ({
  name: 'courses',
  title: 'Courses',
  description: 'Providers, course runs, registrations, the waiting list and hand-overs between providers.',
  problems: coursesProblems,
  pathParameters: coursesPathParameters,
  module: CoursesModule.on(
    InfrastructureModule.forService({
      name: 'courses',
      context: 'courses',
      spheres: ['coordination'],
      domainEvents: [...coursesEvents, ...innerEvents],
      publish,
    }),
  ),
});
