import { Matches } from 'class-validator';

const ID = /^[A-Za-z0-9_-]{1,100}$/;

/** An opaque id or code of the county; with `each` a list of them. */
export const IsOpaqueId = (options: { readonly each?: boolean } = {}): PropertyDecorator =>
  Matches(ID, { ...options, message: 'must be an id of letters, digits, _ and -' });
