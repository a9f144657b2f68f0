import type { Provider } from '@nestjs/common';
import type { Clock } from '#event-sourcing';
import { CLOCK, LOGGER, type Logger } from '#service-kit';
import { ParticipationRules } from './participation-rules.js';
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

/** The rules about registrations, results and certificates, likewise. */
export const participationRulesProvider: Provider<ParticipationRules> = {
  provide: ParticipationRules,
  inject: [RuleBook, CLOCK, LOGGER],
  useFactory: (book: RuleBook, clock: Clock, logger: Logger) => {
    const rules = ParticipationRules.load(book);
    const unchecked = rules.unchecked(clock.today()).map(({ ruleId }) => ruleId);
    if (unchecked.length > 0) logger.warn({ rules: unchecked }, 'nobody compared these rules with the law for a year');
    return rules;
  },
};
