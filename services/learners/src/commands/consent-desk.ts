import { Inject, Injectable } from '@nestjs/common';
import type { ConsentGiver } from '#contracts';
import type { Clock, CommandContext, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR, Municipalities } from '#service-kit';
import {
  type ConsentCommand,
  consentDecider,
  type ConsentFacts,
  nextRenewal,
} from '../domain/consent/consent.decider.js';
import { type ConsentRules, giverRuleOn, giversOn, type Renewal } from '../domain/consent/consent-rules.js';
import type { GivenConsent } from '../domain/consent/consent.state.js';
import { learnerDecider } from '../domain/learner/learner.decider.js';
import { CONSENT_RULES } from '../rules/consent-rules.provider.js';

/** Carries out commands on consents with the facts of the person: her birth date is read here and goes nowhere else. */
@Injectable()
export class ConsentDesk {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONSENT_RULES) private readonly rules: ConsentRules,
    @Inject(Municipalities) private readonly municipalities: Municipalities,
  ) {}

  /** `personRef` where the consent is new; else it is that of its stream. */
  async execute(
    consentId: string,
    command: ConsentCommand,
    meta: CommandContext,
    personRef?: string,
  ): Promise<Outcome> {
    const ref = personRef ?? (await this.consent(consentId))?.consent.personRef;
    const facts = { ...(await this.facts(ref)), recipientUnknown: this.isUnknownRecipient(command) };
    return this.executor.execute(consentDecider, consentId, command, facts, meta);
  }

  /** undefined: unknown or erased. */
  async consent(consentId: string): Promise<GivenConsent | undefined> {
    const { state } = await this.executor.load(consentDecider, consentId);
    return state.phase === 'granted' || state.phase === 'revoked' ? state : undefined;
  }

  /** When a consent is to be asked for anew, by the rule of the day on which it was given; undefined: never. */
  async renewalOf(consentId: string): Promise<Renewal | undefined> {
    const state = await this.consent(consentId);
    return state?.phase === 'granted' ? nextRenewal(state, await this.facts(state.consent.personRef)) : undefined;
  }

  /** Who may consent for a person today; undefined: she is unknown or erased. */
  async giversFor(personRef: string): Promise<readonly ConsentGiver[] | undefined> {
    const { learner, birthDate, today } = await this.facts(personRef);
    if (learner !== 'enrolled' || birthDate === undefined) return undefined;
    const rule = giverRuleOn(this.rules, today);
    return rule ? giversOn(rule, birthDate, today) : [];
  }

  private isUnknownRecipient(command: ConsentCommand): boolean {
    return (
      command.type === 'grant-consent' &&
      command.recipientKind === 'municipality' &&
      !this.municipalities.has(command.recipient)
    );
  }

  private async facts(personRef: string | undefined): Promise<ConsentFacts> {
    const facts = { today: this.clock.today(), rules: this.rules };
    if (personRef === undefined) return { ...facts, learner: 'unknown' };
    const { state } = await this.executor.load(learnerDecider, personRef);
    return state.phase === 'enrolled'
      ? { ...facts, learner: state.phase, birthDate: state.identity.birthDate }
      : { ...facts, learner: state.phase };
  }
}
