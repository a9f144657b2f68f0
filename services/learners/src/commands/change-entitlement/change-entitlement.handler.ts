import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { entitlementDecider } from '../../domain/entitlement/entitlement.decider.js';
import type { RuleBook } from '../../domain/rule-book/rule-book.js';
import { RULE_BOOK } from '../../rules/rule-book.provider.js';
import { ChangeEntitlementCommand } from './change-entitlement.command.js';

@CommandHandler(ChangeEntitlementCommand)
export class ChangeEntitlementHandler implements ICommandHandler<ChangeEntitlementCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(RULE_BOOK) private readonly rules: RuleBook,
  ) {}

  execute({ wanted }: ChangeEntitlementCommand): Promise<Outcome> {
    const { entitlementId, command, actor, meta } = wanted;
    const facts = { today: this.clock.today(), rules: this.rules, learner: 'enrolled', actor } as const;
    return this.executor.execute(entitlementDecider, entitlementId, command, facts, meta);
  }
}
