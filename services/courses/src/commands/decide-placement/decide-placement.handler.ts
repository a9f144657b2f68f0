import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandExecutor, Outcome } from '#event-sourcing';
import { COMMAND_EXECUTOR } from '#service-kit';
import { placementDecider, type PlacementFacts } from '../../domain/placement/placement.js';
import { CourseFacts } from '../course-facts.js';
import { RegistrationFacts } from '../registration-facts.js';
import { DecidePlacementCommand } from './decide-placement.command.js';

@CommandHandler(DecidePlacementCommand)
export class DecidePlacementHandler implements ICommandHandler<DecidePlacementCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
    @Inject(RegistrationFacts) private readonly registrations: RegistrationFacts,
  ) {}

  async execute({ command, meta }: DecidePlacementCommand): Promise<Outcome> {
    const { need, phase } = await this.courses.waitingEntry(command.entryId);
    const personRef = phase === 'open' ? need?.personRef : undefined;
    return this.executor.execute(
      placementDecider,
      command.placementId,
      command,
      personRef === undefined ? { today: this.courses.today() } : await this.factsOf(personRef, command.choice.runId),
      meta,
    );
  }

  /** What the registration that follows a choice will be decided upon. */
  private async factsOf(personRef: string, runId: string): Promise<PlacementFacts> {
    const { today, run, level } = await this.registrations.of(personRef, runId);
    return {
      today,
      personRef,
      overlaps: await this.courses.overlaps(personRef, runId),
      ...(run ? { run } : {}),
      ...(level === undefined ? {} : { level }),
    };
  }
}
