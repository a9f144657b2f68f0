import type { Clock, CommandContext, CommandExecutor, Outcome } from '#event-sourcing';
import { learnerPhase } from '../commands/learner-phase.js';
import { MilestoneDesk } from '../commands/milestone-desk.js';
import { TransitionDesk } from '../commands/transition-desk.js';
import {
  entitlementDecider,
  type IssueEntitlement,
  type UseEntitlement,
  type WithdrawEntitlement,
} from '../domain/entitlement/entitlement.decider.js';
import { type LearnerCommand, learnerDecider } from '../domain/learner/learner.decider.js';
import type { RecordMilestone } from '../domain/milestone/milestone.decider.js';
import type { RuleBook } from '../domain/rule-book/rule-book.js';
import type { TransitionRules } from '../domain/transition/template.js';
import type { CompleteTransition, StartTransition } from '../domain/transition/transition.decider.js';

/** The commands that history is made of, carried out by one executor: the service's, or that of a dry run. */
export class LearnerCommands {
  private readonly milestones: MilestoneDesk;
  private readonly transitions: TransitionDesk;

  constructor(
    private readonly executor: CommandExecutor,
    private readonly clock: Clock,
    private readonly rules: RuleBook,
    transitionRules: TransitionRules,
  ) {
    this.milestones = new MilestoneDesk(executor, clock, transitionRules.departments);
    this.transitions = new TransitionDesk(executor, clock, transitionRules);
  }

  learner = (command: LearnerCommand, meta: CommandContext): Promise<Outcome> =>
    this.executor.execute(learnerDecider, command.personRef, command, this.today(), meta);

  issueEntitlement = async (command: IssueEntitlement, meta: CommandContext): Promise<Outcome> => {
    const learner = await learnerPhase(this.executor, command.personRef);
    return this.executor.execute(
      entitlementDecider,
      command.entitlementId,
      command,
      this.entitlementFacts(learner),
      meta,
    );
  };

  /** What became of a right. The file was brought by a named person, who ends rights by it (Art. 22 DSGVO). */
  changeEntitlement =
    (entitlementId: string) =>
    (command: UseEntitlement | WithdrawEntitlement, meta: CommandContext): Promise<Outcome> =>
      this.executor.execute(entitlementDecider, entitlementId, command, this.entitlementFacts('enrolled'), meta);

  recordMilestone = (command: RecordMilestone, meta: CommandContext): Promise<Outcome> =>
    this.milestones.execute(command, meta);

  startTransition = (command: StartTransition, meta: CommandContext): Promise<Outcome> =>
    this.transitions.start(command, meta);

  completeTransition =
    (transitionId: string) =>
    (command: CompleteTransition, meta: CommandContext): Promise<Outcome> =>
      this.transitions.end(transitionId, command, meta);

  private entitlementFacts(learner: 'enrolled' | 'unknown' | 'erased') {
    return { ...this.today(), rules: this.rules, learner, actor: 'person' } as const;
  }

  private today(): { readonly today: string } {
    return { today: this.clock.today() };
  }
}
