import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandExecutor, Outcome } from '#event-sourcing';
import { COMMAND_EXECUTOR } from '#service-kit';
import { participationDecider } from '../../domain/participation/participation.js';
import { RegistrationFacts } from '../registration-facts.js';
import { RequestRegistrationCommand } from './request-registration.command.js';

@CommandHandler(RequestRegistrationCommand)
export class RequestRegistrationHandler implements ICommandHandler<RequestRegistrationCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(RegistrationFacts) private readonly facts: RegistrationFacts,
  ) {}

  async execute({ command, meta }: RequestRegistrationCommand): Promise<Outcome> {
    const facts = await this.facts.of(command.personRef, command.runId);
    return this.executor.execute(participationDecider, command.personRef, command, facts, meta);
  }
}
