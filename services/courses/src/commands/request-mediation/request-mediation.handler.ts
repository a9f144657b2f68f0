import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandExecutor, Outcome } from '#event-sourcing';
import { COMMAND_EXECUTOR } from '#service-kit';
import { mediationDecider } from '../../domain/mediation/mediation.js';
import { CourseFacts } from '../course-facts.js';
import { mediationIdOf } from '../derived-id.js';
import { RequestMediationCommand } from './request-mediation.command.js';

/** The id of the mediation whose stream a request went to. */
export const mediationOf = ({ stream }: Outcome): string => stream.slice(`${mediationDecider.aggregate}-`.length);

/** One mediation on a matter is open at a time: the next one begins where the last has its result. */
@CommandHandler(RequestMediationCommand)
export class RequestMediationHandler implements ICommandHandler<RequestMediationCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
  ) {}

  async execute({ command, meta }: RequestMediationCommand): Promise<Outcome> {
    const { providers, handoverId } = command;
    const known = await Promise.all(providers.map((provider) => this.courses.providerKnown(provider)));
    const facts = { today: this.courses.today(), providersKnown: !known.includes(false) };
    const subject = handoverId ?? providers.join('\n');
    for (let before = 0; ; before++) {
      const mediationId = mediationIdOf(subject, before);
      const outcome = await this.executor.execute(
        mediationDecider,
        mediationId,
        { ...command, mediationId },
        facts,
        meta,
      );
      if (outcome.status === 'done' || outcome.refusal.code !== 'mediation-concluded') return outcome;
    }
  }
}
