import { ApiProperty } from '@nestjs/swagger';
import { ArrayUnique, IsArray, IsBoolean, IsIn, IsNumber, IsOptional, Length, Max, Min } from 'class-validator';
import { VENUE_OFFERS, type VenueOffer } from '#contracts';
import { IsNotBlank } from '#service-kit';
import { DayBody } from './day.command.js';
import { IsMunicipalityKey } from './fields.js';

/** All that is known of a place where courses are taught. */
export class VenueBody extends DayBody {
  /** @example 'Haus am Markt (erfunden)' */
  @Length(1, 200)
  @IsNotBlank()
  name!: string;

  /** @example '03251040' */
  @IsMunicipalityKey()
  municipalityKey!: string;

  /** @example 'Marktplatz 1, 27232 Sulingen' */
  @IsOptional()
  @Length(1, 200)
  @IsNotBlank()
  address?: string;

  /**
   * Degrees, within Germany.
   * @example 52.68
   */
  @IsOptional()
  @IsNumber()
  @Min(47)
  @Max(56)
  latitude?: number;

  /**
   * Degrees, within Germany.
   * @example 8.8
   */
  @IsOptional()
  @IsNumber()
  @Min(5)
  @Max(16)
  longitude?: number;

  /** Whether it is reached without a step. */
  @IsBoolean()
  stepFree!: boolean;

  /** What the place or the teaching there offers besides. */
  @ApiProperty({ enum: VENUE_OFFERS, isArray: true, required: false, example: ['induction-loop'] })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(VENUE_OFFERS, { each: true })
  offers?: VenueOffer[];
}
