import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { entitlementDecider } from '../../domain/entitlement/entitlement.decider.js';
import type { RuleBook } from '../../domain/rule-book/rule-book.js';
import { RULE_BOOK } from '../../rules/rule-book.provider.js';
import { learnerPhase } from '../learner-phase.js';
import { RefuseEntitlementCommand } from './refuse-entitlement.command.js';

@CommandHandler(RefuseEntitlementCommand)
export class RefuseEntitlementHandler implements ICommandHandler<RefuseEntitlementCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(RULE_BOOK) private readonly rules: RuleBook,
  ) {}

  async execute({ command, meta }: RefuseEntitlementCommand): Promise<Outcome> {
    const facts = {
      today: this.clock.today(),
      rules: this.rules,
      learner: await learnerPhase(this.executor, command.personRef),
      actor: 'person',
    } as const;
    return this.executor.execute(entitlementDecider, command.entitlementId, command, facts, meta);
  }
}
