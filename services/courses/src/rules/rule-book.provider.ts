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
    for (const warning of book.unchecked(clock.today())) logger.warn(warning, 'a rule was not checked for a year');
    return book;
  },
};
