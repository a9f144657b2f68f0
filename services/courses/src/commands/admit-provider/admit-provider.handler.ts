import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandExecutor, Outcome } from '#event-sourcing';
import { COMMAND_EXECUTOR } from '#service-kit';
import { providerDecider } from '../../domain/provider/provider.js';
import { CourseFacts } from '../course-facts.js';
import { AdmitProviderCommand } from './admit-provider.command.js';

@CommandHandler(AdmitProviderCommand)
export class AdmitProviderHandler implements ICommandHandler<AdmitProviderCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
  ) {}

  async execute({ providerId, command, meta }: AdmitProviderCommand): Promise<Outcome> {
    const { courseTypes, validFrom } = command.admission;
    const facts = {
      today: this.courses.today(),
      unknownCourseTypes: courseTypes.filter((code) => this.courses.courseType(code, validFrom) === undefined),
    };
    return this.executor.execute(providerDecider, providerId, command, facts, meta);
  }
}
