import { Controller, Get, Inject } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, type Principal, Roles } from '#service-kit';
import { departmentsFor } from '../../commands/record-milestone/who-reports.js';
import type { Departments } from '../../domain/departments/departments.js';
import { COUNTY_DEPARTMENTS } from '../../rules/departments.provider.js';

export class MilestoneAnswer {
  /** @example 'benefits-settled' */
  readonly milestone!: string;
  /** @example 'Leistungen geklärt' */
  readonly title!: string;
}

export class DepartmentAnswer {
  /** @example 'social' */
  readonly department!: string;
  /** @example 'Soziales' */
  readonly title!: string;
  /**
   * Whether the account reports in its name.
   * @example true
   */
  readonly own!: boolean;
  @ApiProperty({ type: [MilestoneAnswer] })
  readonly milestones!: readonly MilestoneAnswer[];
}

export class DepartmentsAnswer {
  @ApiProperty({ type: [DepartmentAnswer] })
  readonly departments!: readonly DepartmentAnswer[];
}

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
        milestones,
      })),
    };
  }
}
