import 'reflect-metadata';
import { bootService } from '#service-kit';
import { coursesService } from './courses.service.js';

await bootService({ name: 'courses', services: [coursesService()] });
