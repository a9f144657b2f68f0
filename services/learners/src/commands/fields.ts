import { applyDecorators } from '@nestjs/common';
import { IsISO8601, Matches } from 'class-validator';

/** A calendar day, `YYYY-MM-DD`; the 30th of February is none. */
export const IsDay = (): PropertyDecorator =>
  applyDecorators(
    IsISO8601({ strict: true }, { message: 'must be a day of the calendar' }),
    Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'must be a day, YYYY-MM-DD' }),
  );

/** An opaque id or code of the county; with `each` a list of them. */
export const IsOpaqueId = (options: { readonly each?: boolean } = {}): PropertyDecorator =>
  Matches(/^[A-Za-z0-9_-]{1,100}$/, { ...options, message: 'must be an id of letters, digits, _ and -' });

/** Official municipality key (AGS). */
export const IsMunicipalityKey = (): PropertyDecorator =>
  Matches(/^\d{8}$/, { message: 'must be a municipality key of eight digits' });
