import { ValidateBy } from 'class-validator';

const DAY = /^(?:19|20|21)\d{2}-\d{2}-\d{2}$/;

/** A day of the calendar, from 1900 to 2199: what lies beyond is a slip of the pen. */
export const isDay = (value: unknown): value is string => {
  if (typeof value !== 'string' || !DAY.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
};

/** A calendar day, `YYYY-MM-DD`; the 30th of February is none. */
export const IsDay = (): PropertyDecorator =>
  ValidateBy({
    name: 'isDay',
    validator: {
      validate: isDay,
      defaultMessage: () => 'must be a day of the calendar, YYYY-MM-DD, from 1900 to 2199',
    },
  });

/** Text in which something can be seen; beside `@Length`. */
export const IsNotBlank = (): PropertyDecorator =>
  ValidateBy({
    name: 'isNotBlank',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && value.trim() !== '',
      defaultMessage: () => 'must not be blank',
    },
  });
