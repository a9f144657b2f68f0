import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type CommandAnswer,
  type CommandMeta,
  CurrentPrincipal,
  Meta,
  type Principal,
  respond,
  Roles,
} from '#service-kit';
import { LearnerReach } from '../../views/provider-scope/learner-reach.js';
import { idOf } from '../derived-id.js';
import { FollowUpDesk } from '../follow-up-desk.js';
import { actingOffice } from '../follow-up-office.js';
import { SetFollowUpBody, SetFollowUpCommand } from './set-follow-up.command.js';

@ApiTags('follow-ups')
@Controller('api/learners/v1/follow-ups')
export class SetFollowUpController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(LearnerReach) private readonly reach: LearnerReach,
    @Inject(FollowUpDesk) private readonly desk: FollowUpDesk,
  ) {}

  /** Puts a case on the own list again for a day; the own account is in charge, or the own office. */
  @Post()
  @Roles('migration-office', 'course-coordinator', 'education-office', 'provider', 'department')
  async set(
    @CurrentPrincipal() principal: Principal,
    @Body() { forOffice = false, office: named, ...body }: SetFollowUpBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.requireOwnCase(principal, body.personRef);
    const office = actingOffice(principal, named);
    const followUpId = idOf('w', meta.commandId);
    const account = forOffice ? {} : { account: principal.sub };
    const command = { type: 'set-follow-up', followUpId, office, ...account, ...body } as const;
    const outcome = await this.commands.execute(new SetFollowUpCommand(command, await this.desk.of(principal), meta));
    return respond(reply, outcome, { id: followUpId, status: 201 });
  }
}
