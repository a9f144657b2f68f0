import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, type Principal, Roles } from '#service-kit';
import { departmentsFor } from '../../commands/record-milestone/who-reports.js';
import type { Departments } from '../../domain/departments/departments.js';
import { COUNTY_DEPARTMENTS } from '../../rules/departments.provider.js';
import { DepartmentsAnswer } from './departments-answer.dto.js';

@ApiTags('departments')
@Controller('api/learners/v1/departments')
export class DepartmentsController {
  constructor(@Inject(COUNTY_DEPARTMENTS) private readonly departments: Departments) {}

  /** The departments of the county and what each reports: data of the county, not of a person. */
  @Get()
  @Roles('department', 'migration-office', 'course-coordinator', 'education-office', 'provider')
  all(@CurrentPrincipal() principal: Principal): DepartmentsAnswer {
    const own = departmentsFor(this.departments, principal);
    return {
      departments: this.departments.map(({ department, title, milestones }) => ({
        department,
        title,
        own: own.includes(department),
        milestones: milestones.map((one) => ({ milestone: one.milestone, title: one.title })),
      })),
    };
  }
}
