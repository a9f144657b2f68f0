import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR, filled } from '#service-kit';
import { learnerDecider, type MergeLearner } from '../../domain/learner/learner.decider.js';
import { pairOf } from '../merge-learners/pair-of.js';
import { MergeLearnersCommand } from './merge-learners.command.js';

@CommandHandler(MergeLearnersCommand)
export class MergeLearnersHandler implements ICommandHandler<MergeLearnersCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ pair, meta }: MergeLearnersCommand): Promise<Outcome> {
    const { younger, elder, facts } = await pairOf(this.executor, pair.personRef, pair.other);
    const command: MergeLearner = {
      type: 'merge-learner',
      personRef: younger,
      into: elder,
      ...filled({ decidedFor: pair.decidedFor }),
    };
    return this.executor.execute(learnerDecider, younger, command, { today: this.clock.today(), ...facts }, meta);
  }
}
