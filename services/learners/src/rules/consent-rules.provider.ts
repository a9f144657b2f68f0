import type { Provider } from '@nestjs/common';
import type { Clock } from '#event-sourcing';
import { CLOCK, LOGGER, type Logger } from '#service-kit';
import type { ConsentRules } from '../domain/consent/consent-rules.js';
import { readConsentRules } from './consent-files.js';
import { warnUnchecked } from './warn-unchecked.js';

export const CONSENT_RULES = Symbol('CONSENT_RULES');

/** Who consents and for what, read and checked at start. */
export const consentRulesProvider: Provider<ConsentRules> = {
  provide: CONSENT_RULES,
  inject: [CLOCK, LOGGER],
  useFactory: (clock: Clock, logger: Logger) => {
    const rules = readConsentRules();
    warnUnchecked(logger, clock.today(), [rules.giver]);
    return rules;
  },
};
