import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { mediationDecider } from '../../domain/mediation/mediation.js';
import { MediateCommand } from './mediate.command.js';

@CommandHandler(MediateCommand)
export class MediateHandler implements ICommandHandler<MediateCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ mediationId, command, meta }: MediateCommand): Promise<Outcome> {
    return this.executor.execute(mediationDecider, mediationId, command, { today: this.clock.today() }, meta);
  }
}
