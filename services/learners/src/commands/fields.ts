import { Matches } from 'class-validator';

/** An opaque id or code of the county; with `each` a list of them. */
export const IsOpaqueId = (options: { readonly each?: boolean } = {}): PropertyDecorator =>
  Matches(/^[A-Za-z0-9_-]{1,100}$/, { ...options, message: 'must be an id of letters, digits, _ and -' });

/** Official municipality key (AGS). */
export const IsMunicipalityKey = (): PropertyDecorator =>
  Matches(/^\d{8}$/, { message: 'must be a municipality key of eight digits' });
