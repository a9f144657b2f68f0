import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { placementDecider } from '../../domain/placement/placement.js';
import { FailPlacementCommand } from './fail-placement.command.js';

@CommandHandler(FailPlacementCommand)
export class FailPlacementHandler implements ICommandHandler<FailPlacementCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ placementId, command, meta }: FailPlacementCommand): Promise<Outcome> {
    return this.executor.execute(placementDecider, placementId, command, { today: this.clock.today() }, meta);
  }
}
