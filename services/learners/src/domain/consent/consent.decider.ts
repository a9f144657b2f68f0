import type { ConsentForm, ConsentGiver, ConsentTold } from '#contracts';
import { CONSENT_TOLD } from '#contracts';
import { accept, refuse, type Decider, type Decision } from '#event-sourcing';
import { dataOf } from '../data-of.js';
import { plusDays } from '../days.js';
import { dayOf, type Effective, refuseFuture, type Today } from '../effective-day.js';
import {
  type ConsentRules,
  dutyOf,
  giverRuleOn,
  type GiverRuleVersion,
  giversOn,
  purposeOf,
  type Renewal,
  renewalAfter,
} from './consent-rules.js';
import type { ConsentEvent, ConsentGranted } from './consent.events.js';
import { type ConsentState, evolveConsent, type GivenConsent } from './consent.state.js';

export type GrantConsent = { readonly type: 'grant-consent' } & Omit<
  ConsentGranted['data'],
  'ruleId' | 'ruleVersion'
> & {
    /** The course that ends and the one that follows, where the transfer is between courses. */
    readonly courseTypes?: readonly string[];
  } & Effective;
export interface RenewConsent extends Effective {
  readonly type: 'renew-consent';
  readonly givenBy: ConsentGiver;
  readonly form: ConsentForm;
  readonly told: readonly ConsentTold[];
}
export interface AskConsentAnew {
  readonly type: 'ask-consent-anew';
}
export interface PresumeConsentLapse {
  readonly type: 'presume-consent-lapse';
}
export interface RevokeConsent extends Effective {
  readonly type: 'revoke-consent';
}
export type ConsentCommand = GrantConsent | RenewConsent | AskConsentAnew | PresumeConsentLapse | RevokeConsent;

export interface ConsentFacts extends Today {
  /** Read for what a person says, and for what her age sets going. */
  readonly learner: 'enrolled' | 'unknown' | 'erased';
  readonly birthDate?: string;
  /** The recipient is a municipality that the county does not have. */
  readonly recipientUnknown?: boolean;
  readonly rules: ConsentRules;
}

/** Guards one consent, for one recipient and one purpose: given by who may, asked for anew, revoked at any time. */
export const consentDecider: Decider<ConsentState, ConsentCommand, ConsentEvent, ConsentFacts> = {
  aggregate: 'consent',
  initial: { phase: 'unknown' },
  evolve: evolveConsent,
  decide: (state, command, facts) => {
    const effective = 'effectiveOn' in command ? command : {};
    const future = refuseFuture(effective, facts);
    if (future) return future;
    if (command.type === 'grant-consent') return grant(state, command, facts);
    if (state.phase === 'unknown') return refuse('consent-unknown', 'not-found', 'This id names no consent.');
    if (state.phase === 'erased') return refuse('person-erased', 'conflict', 'The data of this person was erased.');
    if (state.phase === 'revoked')
      return refuse('consent-already-revoked', 'conflict', 'The consent was revoked before.');
    if (command.type === 'ask-consent-anew') return askAnew(state, facts);
    if (command.type === 'presume-consent-lapse') return presumeLapse(state, facts);
    const effectiveOn = dayOf(command, facts);
    if (effectiveOn < state.grantedOn) {
      return command.type === 'revoke-consent'
        ? refuse('revoked-before-grant', 'invalid', 'The day lies before the consent.', '/effectiveOn')
        : refuse('renewed-before-grant', 'invalid', 'The day lies before the consent.', '/effectiveOn');
    }
    if (command.type === 'renew-consent') return renew(state, command, facts);
    return accept({ type: 'consent-revoked', effectiveOn, data: idsOf(state) });
  },
};

const idsOf = ({ consent }: GivenConsent) => ({ personRef: consent.personRef, consentId: consent.consentId });

function grant(state: ConsentState, command: GrantConsent, facts: ConsentFacts): Decision<ConsentEvent> {
  if (state.phase !== 'unknown') return refuse('consent-already-granted', 'conflict', 'This consent exists already.');
  if (facts.learner === 'unknown')
    return refuse('learner-unknown', 'not-found', 'This reference names no learner.', '/personRef');
  if (facts.learner === 'erased')
    return refuse('person-erased', 'conflict', 'The data of this person was erased.', '/personRef');
  const { courseTypes = [], ...said } = command;
  const unfit = refuseUnfit(said, courseTypes, facts);
  if (unfit) return unfit;
  const effectiveOn = dayOf(command, facts);
  const version = giverRuleOn(facts.rules, effectiveOn);
  const wrong = refuseGiver(version, command.givenBy, effectiveOn, facts);
  if (wrong) return wrong;
  return accept({ type: 'consent-granted', effectiveOn, data: { ...dataOf(said), ...ruleOf(facts, version) } });
}

/** A consent is for a purpose of the list, for a recipient and data of that purpose, and only where no duty applies. */
function refuseUnfit(
  command: Omit<GrantConsent, 'courseTypes'>,
  courseTypes: readonly string[],
  { rules, recipientUnknown }: ConsentFacts,
): Decision<never> | undefined {
  const purpose = purposeOf(rules, command.purpose);
  if (!purpose) return refuse('consent-purpose-unknown', 'invalid', 'The list knows no such purpose.', '/purpose');
  if (!purpose.recipients.includes(command.recipientKind)) {
    return refuse('consent-recipient-unfit', 'invalid', 'This purpose has other recipients.', '/recipientKind');
  }
  if (recipientUnknown) {
    return refuse('municipality-unknown', 'invalid', 'The county has no such municipality.', '/recipient');
  }
  const duty = dutyOf(purpose, courseTypes);
  if (duty !== undefined) {
    return refuse('consent-not-needed', 'rule', `This transfer rests on ${duty}: nobody is asked.`, '/courseTypes');
  }
  const { data = [], told = [] } = command;
  if (data.length === 0 || data.some((datum) => !purpose.data.includes(datum))) {
    return refuse('consent-data-unfit', 'invalid', 'A consent names data of its purpose, and not everything.', '/data');
  }
  return refuseUntold(told);
}

const refuseUntold = (told: readonly ConsentTold[]): Decision<never> | undefined =>
  CONSENT_TOLD.every((one) => told.includes(one))
    ? undefined
    : refuse(
        'consent-telling-incomplete',
        'rule',
        'Who consents is told the purpose, what a refusal means, and that it can be revoked (§ 67b Abs. 2 SGB X).',
        '/told',
      );

/** Form and identity: here a rule refuses by itself (1.7a No. 1). */
function refuseGiver(
  version: GiverRuleVersion | undefined,
  givenBy: ConsentGiver,
  on: string,
  { birthDate }: ConsentFacts,
): Decision<never> | undefined {
  if (!version) return refuse('no-rule-on-day', 'rule', 'No rule says who consents on this day.', '/effectiveOn');
  if (birthDate === undefined || giversOn(version, birthDate, on).includes(givenBy)) return undefined;
  return givenBy === 'self'
    ? refuse('consent-giver-too-young', 'rule', 'At this age a guardian consents.', '/givenBy')
    : refuse('consent-guardian-over', 'rule', 'Who is of age consents alone.', '/givenBy');
}

const ruleOf = ({ rules }: ConsentFacts, version: GiverRuleVersion | undefined) => ({
  ruleId: rules.giver.id,
  ruleVersion: version?.version ?? '',
});

function renew(state: GivenConsent, command: RenewConsent, facts: ConsentFacts): Decision<ConsentEvent> {
  const { givenBy, form, told } = command;
  const untold = refuseUntold(told);
  if (untold) return untold;
  const effectiveOn = dayOf(command, facts);
  const version = giverRuleOn(facts.rules, effectiveOn);
  const wrong = refuseGiver(version, givenBy, effectiveOn, facts);
  if (wrong) return wrong;
  const data = { ...idsOf(state), givenBy, form, told: [...told], ...ruleOf(facts, version) };
  return accept({ type: 'consent-renewed', effectiveOn, data });
}

function askAnew(state: GivenConsent, facts: ConsentFacts): Decision<ConsentEvent> {
  if (state.renewalDue) return refuse('renewal-already-due', 'conflict', 'It is to be asked for anew already.');
  const due = renewalOf(state, facts);
  if (!due || facts.today < due.renewal.dueOn)
    return refuse('renewal-not-due', 'conflict', 'It need not be asked for anew yet.');
  return accept({
    type: 'consent-renewal-due',
    effectiveOn: due.renewal.dueOn,
    data: { ...idsOf(state), confirmBy: plusDays(due.renewal.presumedEndOn, -1), ...due.rule },
  });
}

function presumeLapse(state: GivenConsent, facts: ConsentFacts): Decision<ConsentEvent> {
  if (state.lapsePresumed) return refuse('lapse-already-presumed', 'conflict', 'The lapse was presumed before.');
  const due = renewalOf(state, facts);
  if (!due || facts.today < due.renewal.presumedEndOn)
    return refuse('lapse-not-due', 'conflict', 'There is time left to ask for it anew.');
  return accept({
    type: 'consent-lapse-presumed',
    effectiveOn: due.renewal.presumedEndOn,
    data: { ...idsOf(state), ...due.rule },
  });
}

/** A consent that the person gave herself stays; one of a guardian ends with his office. */
function renewalOf(state: GivenConsent, facts: ConsentFacts) {
  const renewal = nextRenewal(state, facts);
  return renewal && { renewal, rule: ruleOf(facts, giverRuleOn(facts.rules, state.givenOn)) };
}

/** When a consent is to be asked for anew; undefined: never. */
export function nextRenewal(
  { givenBy, givenOn }: Pick<GivenConsent, 'givenBy' | 'givenOn'>,
  { rules, birthDate }: Pick<ConsentFacts, 'rules' | 'birthDate'>,
): Renewal | undefined {
  const version = giverRuleOn(rules, givenOn);
  return givenBy === 'self' || birthDate === undefined || !version
    ? undefined
    : renewalAfter(version, birthDate, givenOn);
}
