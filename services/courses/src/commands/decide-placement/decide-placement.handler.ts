import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandExecutor, Outcome } from '#event-sourcing';
import { COMMAND_EXECUTOR } from '#service-kit';
import { placementDecider, type PlacementFacts } from '../../domain/placement/placement.js';
import { Persons } from '../../views/persons/persons.js';
import { CourseFacts } from '../course-facts.js';
import { DecidePlacementCommand } from './decide-placement.command.js';

@CommandHandler(DecidePlacementCommand)
export class DecidePlacementHandler implements ICommandHandler<DecidePlacementCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
    @Inject(Persons) private readonly persons: Persons,
  ) {}

  async execute({ command, meta }: DecidePlacementCommand): Promise<Outcome> {
    const { need, phase } = await this.courses.waitingEntry(command.entryId);
    const personRef = phase === 'open' ? need?.personRef : undefined;
    const run = await this.courses.claimedRun(command.choice.runId);
    const level = personRef === undefined ? undefined : (await this.persons.get(personRef))?.level?.level;
    const facts: PlacementFacts = {
      today: this.courses.today(),
      ...(personRef === undefined
        ? {}
        : { personRef, overlaps: await this.courses.overlaps(personRef, command.choice.runId) }),
      ...(run ? { run } : {}),
      ...(level === undefined ? {} : { level }),
    };
    return this.executor.execute(placementDecider, command.placementId, command, facts, meta);
  }
}
