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
import { idOf } from '../derived-id.js';
import { PLANNING_ROLES } from '../planning-roles.js';
import { Reach } from '../reach.js';
import { DescribeCourseBody, DescribeCourseCommand } from './describe-course.command.js';

@ApiTags('courses')
@Controller('api/courses/v1/courses')
export class DescribeCourseController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /** Puts a course into the catalogue of a provider. */
  @Post()
  @Roles(...PLANNING_ROLES)
  async describe(
    @CurrentPrincipal() principal: Principal,
    @Body() body: DescribeCourseBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.requireActingFor(principal, body.providerId);
    const courseId = idOf('k', meta.commandId);
    const { effectiveOn, ...course } = body;
    const outcome = await this.commands.execute(
      new DescribeCourseCommand(
        courseId,
        { kind: 'describe', course: { courseId, ...course }, ...(effectiveOn === undefined ? {} : { effectiveOn }) },
        meta,
      ),
    );
    return respond(reply, outcome, { id: courseId, status: 201 });
  }
}
