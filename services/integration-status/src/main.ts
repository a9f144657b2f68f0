import 'reflect-metadata';
import { bootService } from '#service-kit';
import { integrationStatusService } from './integration-status.service.js';

await bootService({ name: 'integration-status', services: [integrationStatusService()] });
