// Test program: deciding and reading services in one process on embedded parts, until it is killed. Prints its address.
import 'reflect-metadata';
import { startTestProcess } from '#service-kit/testing';
import { integrationStatusService } from '../../services/integration-status/src/integration-status.service.js';
import { learnersService } from '../../services/learners/src/learners.service.js';

const [dataDir = '', port = ''] = process.argv.slice(2);
const { url } = await startTestProcess({
  services: [learnersService(), integrationStatusService()],
  dataDir,
  environment: { PORT: port },
});
process.stdout.write(`${url}\n`);
