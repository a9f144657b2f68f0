import type { Provider } from '@nestjs/common';
import type { Clock } from '#event-sourcing';
import { CLOCK, LOGGER, type Logger } from '#service-kit';
import { type RuleBook, unchecked } from '../domain/rule-book/rule-book.js';
import { readRuleBook } from './rule-files.js';

export const RULE_BOOK = Symbol('RULE_BOOK');

/** The rules of this service, read and checked at start; what nobody checked for a year is named in the log. */
export const ruleBookProvider: Provider<RuleBook> = {
  provide: RULE_BOOK,
  inject: [CLOCK, LOGGER],
  useFactory: (clock: Clock, logger: Logger) => {
    const book = readRuleBook();
    const rules = unchecked(book, clock.today()).map(({ ruleId }) => ruleId);
    if (rules.length > 0) logger.warn({ rules }, 'nobody compared these rules with the law for a year');
    return book;
  },
};
