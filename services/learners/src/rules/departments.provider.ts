import type { Provider } from '@nestjs/common';
import type { Departments } from '../domain/departments/departments.js';
import { readDepartments } from './department-files.js';

export const COUNTY_DEPARTMENTS = Symbol('COUNTY_DEPARTMENTS');

/** The departments of the county, read and checked at start. */
export const departmentsProvider: Provider<Departments> = {
  provide: COUNTY_DEPARTMENTS,
  useFactory: () => readDepartments(),
};
