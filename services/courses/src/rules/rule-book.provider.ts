import type { Provider } from '@nestjs/common';
import type { Clock } from '#event-sourcing';
import { CLOCK, LOGGER, type Logger } from '#service-kit';
import { RuleBook } from './rule-book.js';

/** The rule book, read and checked at the start; rules that nobody checked for a year are named in the log. */
export const ruleBookProvider: Provider<RuleBook> = {
  provide: RuleBook,
  inject: [CLOCK, LOGGER],
  useFactory: (clock: Clock, logger: Logger) => {
    const book = RuleBook.load();
    const rules = book.unchecked(clock.today()).map(({ ruleId }) => ruleId);
    if (rules.length > 0) logger.warn({ rules }, 'nobody compared these rules with the law for a year');
    return book;
  },
};
