import { Body, Controller, Inject, Param, Post, Res } from '@nestjs/common';
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
import { RecordLiteracyBody, RecordLiteracyCommand } from './record-literacy.command.js';

@ApiTags('learners')
@Controller('api/learners/v1/learners')
export class RecordLiteracyController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(LearnerReach) private readonly reach: LearnerReach,
  ) {}

  /** Records in which script the person reads and writes. */
  @Post(':ref/literacy')
  @Roles('migration-office', 'course-coordinator', 'education-office', 'provider')
  async record(
    @Param('ref') personRef: string,
    @CurrentPrincipal() principal: Principal,
    @Body() body: RecordLiteracyBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.require(principal, personRef);
    const outcome = await this.commands.execute(
      new RecordLiteracyCommand({ type: 'record-literacy', personRef, ...body }, meta),
    );
    return respond(reply, outcome, { id: personRef, status: 201 });
  }
}
