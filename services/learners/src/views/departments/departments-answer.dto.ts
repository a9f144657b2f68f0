import { ApiProperty } from '@nestjs/swagger';

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
