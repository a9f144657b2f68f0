import type { Provider } from '@nestjs/common';
import type { ConsentRules } from '../domain/consent/consent-rules.js';
import { readConsentRules } from './consent-files.js';

export const CONSENT_RULES = Symbol('CONSENT_RULES');

/** Who consents and for what, read and checked at start. */
export const consentRulesProvider: Provider<ConsentRules> = {
  provide: CONSENT_RULES,
  useFactory: () => readConsentRules(),
};
