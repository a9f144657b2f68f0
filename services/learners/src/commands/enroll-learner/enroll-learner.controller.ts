import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  actingProvider,
  type CommandAnswer,
  type CommandMeta,
  CurrentPrincipal,
  Meta,
  Municipalities,
  type Principal,
  respond,
  Roles,
} from '#service-kit';
import { idOf } from '../derived-id.js';
import { EnrollLearnerBody, EnrollLearnerCommand } from './enroll-learner.command.js';

@ApiTags('learners')
@Controller('api/learners/v1/learners')
export class EnrollLearnerController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Municipalities) private readonly municipalities: Municipalities,
  ) {}

  /** Takes a person in; answers with her reference. */
  @Post()
  @Roles('migration-office', 'course-coordinator', 'education-office', 'provider')
  async enroll(
    @CurrentPrincipal() principal: Principal,
    @Body() body: EnrollLearnerBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    this.municipalities.require(body.municipalityKey);
    const personRef = idOf('p', meta.commandId);
    const { providerId, ...taken } = body;
    const takenInBy =
      principal.role === 'provider' || providerId !== undefined ? actingProvider(principal, providerId) : undefined;
    const command = {
      type: 'enroll-learner',
      personRef,
      ...taken,
      ...(takenInBy === undefined ? {} : { takenInBy }),
    } as const;
    const outcome = await this.commands.execute(new EnrollLearnerCommand(command, meta));
    return respond(reply, outcome, { id: personRef, status: 201, location: `/api/learners/v1/learners/${personRef}` });
  }
}
