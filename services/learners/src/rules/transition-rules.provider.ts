import type { Provider } from '@nestjs/common';
import type { Clock } from '#event-sourcing';
import { CLOCK, LOGGER, type Logger } from '#service-kit';
import type { Departments } from '../domain/departments/departments.js';
import type { TransitionRules } from '../domain/transition/template.js';
import { COUNTY_DEPARTMENTS } from './departments.provider.js';
import { readTransitionRules } from './transition-files.js';
import { warnUnchecked } from './warn-unchecked.js';

export const TRANSITION_RULES = Symbol('TRANSITION_RULES');

/** The templates of transitions and the school years, read and checked at start. */
export const transitionRulesProvider: Provider<TransitionRules> = {
  provide: TRANSITION_RULES,
  inject: [COUNTY_DEPARTMENTS, CLOCK, LOGGER],
  useFactory: (departments: Departments, clock: Clock, logger: Logger) => {
    const rules = readTransitionRules(departments);
    const years = rules.schoolYears.map(({ lastDay, ...year }) => ({ ...year, validTo: lastDay }));
    warnUnchecked(logger, clock.today(), [...rules.templates, { id: 'school-years', versions: years }]);
    return rules;
  },
};
