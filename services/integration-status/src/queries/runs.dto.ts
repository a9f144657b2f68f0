import { IsBoolean, IsIn, IsOptional, Matches } from 'class-validator';
import { Transform } from 'class-transformer';
import { CEFR_LEVELS, type CefrLevel } from '#contracts';
import { IsDay } from '#service-kit';
import { RUN_STATES } from '../projections/run/run.state.js';
import { DayQuery, PageQuery } from './queries.dto.js';

const STATES = [...RUN_STATES, 'open'] as const;
const isId = /^[A-Za-z0-9_-]{1,100}$/;

/** What the runs are narrowed to; empty: all of them. */
export class RunsQuery extends PageQuery {
  /**
   * Code of the catalogue of course types.
   * @example 'IK_ALLG'
   */
  @IsOptional()
  @Matches(isId)
  courseType?: string;

  /**
   * Level at which it begins.
   * @example 'A2'
   */
  @IsOptional()
  @IsIn(CEFR_LEVELS)
  level?: CefrLevel;

  /**
   * Official municipality key of the place.
   * @example '03251040'
   */
  @IsOptional()
  @Matches(/^\d{8}$/)
  municipality?: string;

  /** @example 'vhs' */
  @IsOptional()
  @Matches(isId)
  provider?: string;

  /**
   * `open`: planned or under way.
   * @example 'planned'
   */
  @IsOptional()
  @IsIn(STATES)
  state?: (typeof STATES)[number];

  /**
   * Runs that begin on this day or later.
   * @example '2026-11-24'
   */
  @IsOptional()
  @IsDay()
  from?: string;

  /**
   * Runs that begin on this day or sooner.
   * @example '2027-02-24'
   */
  @IsOptional()
  @IsDay()
  to?: string;

  /** Runs alone that begin within four weeks with fewer people than they need. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  atRisk?: boolean;
}

export class SupplyQuery extends DayQuery {
  /**
   * Code of the catalogue of course types; all of them where absent.
   * @example 'IK_ALLG'
   */
  @IsOptional()
  @Matches(isId)
  courseType?: string;
}
