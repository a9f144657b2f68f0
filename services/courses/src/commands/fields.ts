import { Matches } from 'class-validator';

const ID = /^[A-Za-z0-9_-]{1,100}$/;

/** An opaque id or code of the county. */
export const IsOpaqueId = (): PropertyDecorator =>
  Matches(ID, { message: 'must be an id of letters, digits, _ and -' });

/** Official municipality key (AGS). */
export const IsMunicipalityKey = (): PropertyDecorator =>
  Matches(/^\d{8}$/, { message: 'must be a municipality key of eight digits' });

/** A list of such ids or codes. */
export const IsOpaqueIds = (): PropertyDecorator =>
  Matches(ID, { each: true, message: 'each must be an id of letters, digits, _ and -' });
