import type { DynamicModule, Type } from '@nestjs/common';
import { InfrastructureModule, type ProcessOptions, type ServiceDescription } from '#service-kit';
import { actionAllianceService } from '../../action-alliance/src/action-alliance.service.js';
import { coursesService } from '../../courses/src/courses.service.js';
import { DashboardModule, prepareDashboard } from '../../dashboard/src/dashboard.module.js';
import { IntegrationStatusModule } from '../../integration-status/src/integration-status.module.js';
import { learnersService } from '../../learners/src/learners.service.js';
import { ContractDocumentsModule } from './contract-documents/contract-documents.module.js';
import { standaloneVariables } from './variables.js';

const integrationStatusService = (): ServiceDescription => ({
  name: 'integration-status',
  title: 'Integration status',
  description: 'Where people stand, across the services: status board, cases, hand-overs, runs and measures.',
  module: IntegrationStatusModule.on(
    InfrastructureModule.forService({ name: 'integration-status', spheres: ['coordination', 'youth', 'health'] }),
  ),
});

/** All services, the pages and the contract of the events in one process: the same modules that run alone elsewhere. */
export function house(): Pick<ProcessOptions, 'name' | 'services' | 'modules' | 'variables' | 'prepare'> {
  // The pages come last: they answer what nobody else does.
  const modules: readonly (Type | DynamicModule)[] = [ContractDocumentsModule, DashboardModule];
  return {
    name: 'verzahnung',
    services: [learnersService(), coursesService(), actionAllianceService(), integrationStatusService()],
    modules,
    variables: standaloneVariables,
    prepare: prepareDashboard,
  };
}
