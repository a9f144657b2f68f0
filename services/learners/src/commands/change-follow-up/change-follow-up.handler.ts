import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import type { KeyRing } from '#privacy';
import { CLOCK, COMMAND_EXECUTOR, KEY_RING } from '#service-kit';
import { followUpDecider } from '../../domain/follow-up/follow-up.decider.js';
import { noteRefOf } from '../../domain/follow-up/follow-up.events.js';
import { ChangeFollowUpCommand } from './change-follow-up.command.js';

@CommandHandler(ChangeFollowUpCommand)
export class ChangeFollowUpHandler implements ICommandHandler<ChangeFollowUpCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(KEY_RING) private readonly ring: KeyRing,
  ) {}

  /** The key of a note is destroyed after its redaction was recorded; the same command again destroys it again. */
  async execute({ followUpId, command, desk, meta }: ChangeFollowUpCommand): Promise<Outcome> {
    const facts = { today: this.clock.today(), desk, learner: 'enrolled', sphere: 'coordination' } as const;
    const outcome = await this.executor.execute(followUpDecider, followUpId, command, facts, meta);
    if (command.type === 'redact-note' && outcome.status !== 'refused') await this.ring.erase(noteRefOf(followUpId));
    return outcome;
  }
}
