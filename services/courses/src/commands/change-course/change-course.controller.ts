import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
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
import { CourseBody } from '../course.command.js';
import { PLANNING_ROLES } from '../planning-roles.js';
import { Reach } from '../reach.js';
import { ChangeCourseCommand } from './change-course.command.js';

@ApiTags('courses')
@Controller('api/courses/v1/courses')
export class ChangeCourseController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /** Describes a course anew; runs planned before stay as they are. */
  @Post(':courseId/change')
  @HttpCode(200)
  @Roles(...PLANNING_ROLES)
  async change(
    @CurrentPrincipal() principal: Principal,
    @Param('courseId') courseId: string,
    @Body() body: CourseBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.requireCourse(principal, courseId);
    const { effectiveOn, ...course } = body;
    const outcome = await this.commands.execute(
      new ChangeCourseCommand(
        courseId,
        { kind: 'change', course, ...(effectiveOn === undefined ? {} : { effectiveOn }) },
        meta,
      ),
    );
    return respond(reply, outcome, { id: courseId });
  }
}
