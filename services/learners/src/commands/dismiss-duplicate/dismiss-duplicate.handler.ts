import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { learnerDecider, type DismissDuplicate } from '../../domain/learner/learner.decider.js';
import { pairOf } from '../merge-learners/pair-of.js';
import { DismissDuplicateCommand } from './dismiss-duplicate.command.js';

@CommandHandler(DismissDuplicateCommand)
export class DismissDuplicateHandler implements ICommandHandler<DismissDuplicateCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ pair, meta }: DismissDuplicateCommand): Promise<Outcome> {
    const { younger, elder, facts } = await pairOf(this.executor, pair.personRef, pair.other);
    const command: DismissDuplicate = {
      type: 'dismiss-duplicate',
      personRef: younger,
      other: elder,
    };
    return this.executor.execute(learnerDecider, younger, command, { today: this.clock.today(), ...facts }, meta);
  }
}
