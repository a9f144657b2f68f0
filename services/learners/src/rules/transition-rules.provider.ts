import type { Provider } from '@nestjs/common';
import type { Departments } from '../domain/departments/departments.js';
import type { TransitionRules } from '../domain/transition/template.js';
import { COUNTY_DEPARTMENTS } from './departments.provider.js';
import { readTransitionRules } from './transition-files.js';

export const TRANSITION_RULES = Symbol('TRANSITION_RULES');

/** The templates of transitions and the school years, read and checked at start. */
export const transitionRulesProvider: Provider<TransitionRules> = {
  provide: TRANSITION_RULES,
  inject: [COUNTY_DEPARTMENTS],
  useFactory: (departments: Departments) => readTransitionRules(departments),
};
