import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { deputiesDecider } from '../../domain/deputies/deputies.decider.js';
import { ChangeDeputiesCommand } from './appoint-deputy.command.js';

@CommandHandler(ChangeDeputiesCommand)
export class ChangeDeputiesHandler implements ICommandHandler<ChangeDeputiesCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ office, command, meta }: ChangeDeputiesCommand): Promise<Outcome> {
    return this.executor.execute(deputiesDecider, office, command, { today: this.clock.today() }, meta);
  }
}
