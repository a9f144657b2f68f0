import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { ENTITLEMENT_KINDS } from '#contracts';
import { IsDay } from '#service-kit';
import { type RuleSubject } from '../../domain/rule-book/dated-rule.js';
import {
  type Path,
  PATH_ANSWERS,
  PATH_REASONS,
  type PathAnswer,
  type PathReason,
} from '../../domain/rule-book/paths.js';

const PATHS: readonly RuleSubject[] = [...ENTITLEMENT_KINDS, 'orientation-course'];

export class PathsQuery {
  /** The day for which it is told; today where absent. */
  @IsOptional()
  @IsDay()
  day?: string;
}

export class LostPathsQuery {
  /** The day from which the rule takes effect on the person; today where absent. */
  @IsOptional()
  @IsDay()
  from?: string;

  /** Rows a page. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;

  /** `next` of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  after?: string;
}

/** Why a path is open or closed, with the rule and its paragraph. */
export class PathReasonAnswer implements PathReason {
  @ApiProperty({ enum: PATH_REASONS, example: 'holds-right' })
  readonly code!: PathReason['code'];
  /** @example 'ik-claim' */
  readonly ruleId!: string;
  /** @example '2016-08-06' */
  readonly ruleVersion!: string;
  /** @example '§ 44 Abs. 2 AufenthG' */
  readonly legalBasis!: string;
  /** @example 'gesetze-im-internet.de/aufenthg_2004' */
  readonly source!: string;
  /**
   * Nobody compared this rule with the law for a year.
   * @example false
   */
  readonly unchecked!: boolean;
}

export class PathInAnswer implements Path {
  @ApiProperty({ enum: PATHS, example: 'integration-course-claim' })
  readonly path!: RuleSubject;
  /** @example 'Anspruch auf einmalige Teilnahme am Integrationskurs' */
  readonly title!: string;
  @ApiProperty({ enum: PATH_ANSWERS, example: 'open' })
  readonly answer!: PathAnswer;
  /** Prefixes of the course types that it leads to. */
  @ApiProperty({ type: [String], example: ['IK_'] })
  readonly courseTypes!: readonly string[];
  /** The bodies that may issue the right. */
  @ApiProperty({ type: [String], example: ['public-order'] })
  readonly issuers!: readonly string[];
  @ApiProperty({ type: [PathReasonAnswer] })
  readonly reasons!: readonly PathReasonAnswer[];
}

export class PathsAnswer {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  readonly personRef!: string;
  /** @example '2026-11-24' */
  readonly day!: string;
  @ApiProperty({ type: [PathInAnswer] })
  readonly paths!: readonly PathInAnswer[];
}

/** A person and the paths that she loses. */
export class LostPaths {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  readonly personRef!: string;
  @ApiProperty({ type: [PathInAnswer] })
  readonly paths!: readonly PathInAnswer[];
}

/** A page may be shorter than asked for. */
export class LostPathsAnswer {
  /** @example '2026-02-09' */
  readonly from!: string;
  @ApiProperty({ type: [LostPaths] })
  readonly rows!: readonly LostPaths[];
  /**
   * For `after` of the next page; absent on the last one.
   * @example 'MjAyNi0xMi0wMXxwXzdRbTJ4MFZiNEtkOQ'
   */
  readonly next?: string;
}
