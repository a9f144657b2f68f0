import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandExecutor, Outcome } from '#event-sourcing';
import { COMMAND_EXECUTOR } from '#service-kit';
import { participationDecider } from '../../domain/participation/participation.js';
import { EntryFacts } from './entry-facts.js';
import { EnterForParticipantCommand } from './enter-for-participant.command.js';

@CommandHandler(EnterForParticipantCommand)
export class EnterForParticipantHandler implements ICommandHandler<EnterForParticipantCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(EntryFacts) private readonly facts: EntryFacts,
  ) {}

  async execute({ personRef, entry, meta }: EnterForParticipantCommand): Promise<Outcome> {
    const facts = await this.facts.of(personRef, entry);
    return this.executor.execute(participationDecider, personRef, entry, facts, meta);
  }
}
