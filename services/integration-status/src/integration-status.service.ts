import { InfrastructureModule, type ServiceDescription } from '#service-kit';
import { IntegrationStatusModule } from './integration-status.module.js';
import { integrationStatusPathParameters } from './path-parameters.js';
import { integrationStatusProblems } from './problems.js';

/**
 * This service on the parts that the configuration chooses; alone in its process, or beside others. It opens what all
 * departments report; what each reader may see of it is decided per entry (access/).
 */
export const integrationStatusService = (): ServiceDescription => ({
  name: 'integration-status',
  title: 'Integration status',
  description: 'Read models over all departments: status board, cases, hand-overs, deadlines.',
  problems: integrationStatusProblems,
  pathParameters: integrationStatusPathParameters,
  module: IntegrationStatusModule.on(
    InfrastructureModule.forService({
      name: 'integration-status',
      spheres: ['coordination', 'youth', 'health'],
      showsPersons: true,
    }),
  ),
});
