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
  Municipalities,
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
    const takenInBy = principal.role === 'provider' ? principal.scopes.provider?.[0] : undefined;
    const command = {
      type: 'enroll-learner',
      personRef,
      ...body,
      ...(takenInBy === undefined ? {} : { takenInBy }),
    } as const;
    const outcome = await this.commands.execute(new EnrollLearnerCommand(command, meta));
    return respond(reply, outcome, { id: personRef, status: 201, location: `/api/learners/v1/learners/${personRef}` });
  }
}
