import 'reflect-metadata';
import { bootService } from '#service-kit';
import { actionAllianceService } from './action-alliance.service.js';

await bootService({ name: 'action-alliance', services: [actionAllianceService()] });
