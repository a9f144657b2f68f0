import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { obligationDecider } from '../../domain/obligation/obligation.decider.js';
import type { RuleBook } from '../../domain/rule-book/rule-book.js';
import { RULE_BOOK } from '../../rules/rule-book.provider.js';
import { learnerPhase } from '../learner-phase.js';
import { ChangeObligationCommand } from './change-obligation.command.js';

@CommandHandler(ChangeObligationCommand)
export class ChangeObligationHandler implements ICommandHandler<ChangeObligationCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(RULE_BOOK) private readonly rules: RuleBook,
  ) {}

  async execute({ obligationId, command, meta }: ChangeObligationCommand): Promise<Outcome> {
    const facts = {
      today: this.clock.today(),
      rules: this.rules,
      learner: command.type === 'impose-obligation' ? await learnerPhase(this.executor, command.personRef) : 'enrolled',
      actor: 'person',
    } as const;
    return this.executor.execute(obligationDecider, obligationId, command, facts, meta);
  }
}
