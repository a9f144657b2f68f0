import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { CEFR_LEVELS, type CefrLevel, TIMES_OF_DAY, type TimeOfDay } from '#contracts';
import { DayBody } from './day.command.js';
import { IsMunicipalityKey } from './fields.js';

/** What a person needs of a course, beside its type. */
export class NeedBody extends DayBody {
  /**
   * Level at which the course shall begin.
   * @example 'A2'
   */
  @IsIn(CEFR_LEVELS)
  level!: CefrLevel;

  /**
   * Where the person lives.
   * @example '03251040'
   */
  @IsMunicipalityKey()
  municipalityKey!: string;

  /**
   * When the person can come; empty: at any time.
   * @example ['morning']
   */
  @IsArray()
  @ArrayMaxSize(4)
  @ArrayUnique()
  @IsIn(TIMES_OF_DAY, { each: true })
  timesOfDay!: TimeOfDay[];

  /** Whether children must be looked after during the course. */
  @IsBoolean()
  childcare!: boolean;

  /**
   * The parts of the day for which they must be looked after, where it is known.
   * @example ['afternoon']
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(4)
  @ArrayUnique()
  @IsIn(TIMES_OF_DAY, { each: true })
  childcareTimes?: TimeOfDay[];

  /**
   * How far the person can travel, in kilometres.
   * @example 20
   */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(200)
  maxDistanceKm?: number;

  /** Whether the place must be reached without steps. */
  @IsOptional()
  @IsBoolean()
  stepFree?: boolean;
}
