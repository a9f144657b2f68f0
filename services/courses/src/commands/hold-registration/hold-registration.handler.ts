import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { participationDecider } from '../../domain/participation/participation.js';
import { ParticipationRules } from '../../rules/participation-rules.js';
import { HoldRegistrationCommand } from './hold-registration.command.js';

@CommandHandler(HoldRegistrationCommand)
export class HoldRegistrationHandler implements ICommandHandler<HoldRegistrationCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ParticipationRules) private readonly rules: ParticipationRules,
  ) {}

  execute({ personRef, command, meta }: HoldRegistrationCommand): Promise<Outcome> {
    const today = this.clock.today();
    const facts = { today, seatHold: this.rules.seatHold(command.effectiveOn ?? today) };
    return this.executor.execute(participationDecider, personRef, command, facts, meta);
  }
}
