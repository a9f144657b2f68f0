import { IsIn, IsOptional } from 'class-validator';
import { CEFR_LEVELS, type CefrLevel } from '#contracts';

/** Levels per skill, where the test tells them apart. */
export class SkillsBody {
  /** @example 'B1' */
  @IsOptional()
  @IsIn(CEFR_LEVELS)
  listening?: CefrLevel;

  /** @example 'A2' */
  @IsOptional()
  @IsIn(CEFR_LEVELS)
  reading?: CefrLevel;

  /** @example 'A2' */
  @IsOptional()
  @IsIn(CEFR_LEVELS)
  speaking?: CefrLevel;

  /** @example 'A1' */
  @IsOptional()
  @IsIn(CEFR_LEVELS)
  writing?: CefrLevel;
}
