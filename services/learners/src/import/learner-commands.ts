import { isDeepStrictEqual } from 'node:util';
import type { Clock, CommandContext, CommandExecutor, Outcome } from '#event-sourcing';
import type { Municipalities } from '#service-kit';
import { learnerPhase } from '../commands/learner-phase.js';
import { ConsentDesk } from '../commands/consent-desk.js';
import { MilestoneDesk } from '../commands/milestone-desk.js';
import { TransitionDesk } from '../commands/transition-desk.js';
import {
  type EntitlementChange,
  entitlementDecider,
  type IssueEntitlement,
} from '../domain/entitlement/entitlement.decider.js';
import { needsOf } from '../domain/learner/decide-datum.js';
import { type LearnerCommand, learnerDecider, type RecordNeeds } from '../domain/learner/learner.decider.js';
import type { GrantConsent, RevokeConsent } from '../domain/consent/consent.decider.js';
import type { ConsentRules } from '../domain/consent/consent-rules.js';
import type { Needs } from '../domain/learner/learner.state.js';
import type { RecordMilestone } from '../domain/milestone/milestone.decider.js';
import {
  type EndObligation,
  type ExemptFromObligation,
  type ImposeObligation,
  obligationDecider,
} from '../domain/obligation/obligation.decider.js';
import type { RuleBook } from '../domain/rule-book/rule-book.js';
import type { TransitionRules } from '../domain/transition/template.js';
import type { CompleteTransition, StartTransition } from '../domain/transition/transition.decider.js';

/** The commands that history is made of, carried out by one executor: the service's, or that of a dry run. */
export class LearnerCommands {
  private readonly milestones: MilestoneDesk;
  private readonly transitions: TransitionDesk;
  private readonly consents: ConsentDesk;

  constructor(
    private readonly executor: CommandExecutor,
    private readonly clock: Clock,
    private readonly rules: RuleBook,
    transitionRules: TransitionRules,
    consentRules: ConsentRules,
    municipalities: Municipalities,
  ) {
    this.milestones = new MilestoneDesk(executor, clock, transitionRules.departments);
    this.transitions = new TransitionDesk(executor, clock, transitionRules);
    this.consents = new ConsentDesk(executor, clock, consentRules, municipalities);
  }

  learner = (command: LearnerCommand, meta: CommandContext): Promise<Outcome> =>
    this.executor.execute(learnerDecider, command.personRef, command, this.today(), meta);

  /** Needs that are known as they are, are not recorded again. */
  recordNeeds = async (command: RecordNeeds, meta: CommandContext): Promise<Outcome> => {
    const { state, version } = await this.executor.load(learnerDecider, command.personRef);
    const known = state.phase === 'enrolled' ? state.needs : undefined;
    const { effectiveOn = this.clock.today() } = command;
    const isLater = known !== undefined && known.on <= effectiveOn && effectiveOn <= this.clock.today();
    if (!isLater || !isSameNeeds(known, command)) return this.learner(command, meta);
    const stream = `${learnerDecider.aggregate}-${command.personRef}`;
    return { status: 'done', stream, version, events: [], repeated: true };
  };

  issueEntitlement = async (command: IssueEntitlement, meta: CommandContext): Promise<Outcome> => {
    const learner = await learnerPhase(this.executor, command.personRef);
    return this.executor.execute(entitlementDecider, command.entitlementId, command, this.rightFacts(learner), meta);
  };

  /** What became of a right. The file was brought by a named person, who ends rights by it (Art. 22 DSGVO). */
  changeEntitlement =
    (entitlementId: string) =>
    (command: EntitlementChange, meta: CommandContext): Promise<Outcome> =>
      this.executor.execute(entitlementDecider, entitlementId, command, this.rightFacts('enrolled'), meta);

  imposeObligation = async (command: ImposeObligation, meta: CommandContext): Promise<Outcome> => {
    const facts = this.rightFacts(await learnerPhase(this.executor, command.personRef));
    return this.executor.execute(obligationDecider, command.obligationId, command, facts, meta);
  };

  finishObligation =
    (obligationId: string) =>
    (command: ExemptFromObligation | EndObligation, meta: CommandContext): Promise<Outcome> =>
      this.executor.execute(obligationDecider, obligationId, command, this.rightFacts('enrolled'), meta);

  recordMilestone = (command: RecordMilestone, meta: CommandContext): Promise<Outcome> =>
    this.milestones.execute(command, meta);

  startTransition = (command: StartTransition, meta: CommandContext): Promise<Outcome> =>
    this.transitions.start(command, meta);

  completeTransition =
    (transitionId: string) =>
    (command: CompleteTransition, meta: CommandContext): Promise<Outcome> =>
      this.transitions.end(transitionId, command, meta);

  grantConsent = (command: GrantConsent, meta: CommandContext): Promise<Outcome> =>
    this.consents.execute(command.consentId, command, meta, command.personRef);

  changeConsent =
    (consentId: string) =>
    (command: RevokeConsent, meta: CommandContext): Promise<Outcome> =>
      this.consents.execute(consentId, command, meta);

  private rightFacts(learner: 'enrolled' | 'unknown' | 'erased') {
    return { ...this.today(), rules: this.rules, learner, actor: 'person' } as const;
  }

  private today(): { readonly today: string } {
    return { today: this.clock.today() };
  }
}

/** Whatever the order of what is listed. */
function isSameNeeds({ on: _on, ...known }: Needs & { readonly on: string }, command: RecordNeeds): boolean {
  const { personRef: _personRef, ...told } = needsOf(command);
  return isDeepStrictEqual(inOrder(known), inOrder(told));
}

const inOrder = (needs: Needs): object =>
  Object.fromEntries(
    Object.entries(needs)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, value]) => [name, Array.isArray(value) ? value.toSorted() : value]),
  );
