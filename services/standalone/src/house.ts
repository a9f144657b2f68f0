import type { ProcessOptions } from '#service-kit';
import { actionAllianceService } from '../../action-alliance/src/action-alliance.service.js';
import { coursesService } from '../../courses/src/courses.service.js';
import { DashboardModule, prepareDashboard } from '../../dashboard/src/dashboard.module.js';
import { integrationStatusService } from '../../integration-status/src/integration-status.service.js';
import { learnersService } from '../../learners/src/learners.service.js';
import { standaloneVariables } from './variables.js';

/** All services, the pages and the contract of the events in one process: the same modules that run alone elsewhere. */
export function house(): Pick<ProcessOptions, 'name' | 'services' | 'modules' | 'variables' | 'prepare'> {
  return {
    name: 'verzahnung',
    services: [learnersService(), coursesService(), actionAllianceService(), integrationStatusService()],
    // The pages come last: they answer what nobody else does.
    modules: [DashboardModule],
    variables: standaloneVariables,
    prepare: prepareDashboard,
  };
}
