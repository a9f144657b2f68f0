import { actionAllianceEvents } from '#contracts';
import { InfrastructureModule, type ServiceDescription } from '#service-kit';
import { ActionAllianceModule } from './action-alliance.module.js';
import { actionAlliancePathParameters } from './path-parameters.js';
import { actionAllianceProblems } from './problems.js';
import { publish } from './publish.js';

/** This service on the parts that the configuration chooses; alone in its process, or beside others. */
export const actionAllianceService = (): ServiceDescription => ({
  name: 'action-alliance',
  title: 'Action alliance',
  description: 'Bodies, topics, meetings, decisions and measures of the action alliance. No cases.',
  problems: actionAllianceProblems,
  pathParameters: actionAlliancePathParameters,
  module: ActionAllianceModule.on(
    InfrastructureModule.forService({
      name: 'action-alliance',
      context: 'action-alliance',
      // Concerns no person, so it opens nothing.
      spheres: [],
      domainEvents: actionAllianceEvents,
      publish,
    }),
  ),
});
