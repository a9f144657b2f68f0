import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { bodyDecider } from '../../domain/body/body.decider.js';
import { FoundBodyCommand } from './found-body.command.js';

@CommandHandler(FoundBodyCommand)
export class FoundBodyHandler implements ICommandHandler<FoundBodyCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ command, meta }: FoundBodyCommand): Promise<Outcome> {
    return this.executor.execute(bodyDecider, command.bodyId, command, { today: this.clock.today() }, meta);
  }
}
