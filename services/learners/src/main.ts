import 'reflect-metadata';
import { bootService } from '#service-kit';
import { learnersService } from './learners.service.js';

await bootService({ name: 'learners', services: [learnersService()] });
