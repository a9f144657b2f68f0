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
import { DayBody } from '../day.command.js';
import { PLANNING_ROLES } from '../planning-roles.js';
import { Reach } from '../reach.js';
import { WithdrawCourseCommand } from './withdraw-course.command.js';

@ApiTags('courses')
@Controller('api/courses/v1/courses')
export class WithdrawCourseController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /** No run of the course is planned any more. */
  @Post(':courseId/withdraw')
  @HttpCode(200)
  @Roles(...PLANNING_ROLES)
  async withdraw(
    @CurrentPrincipal() principal: Principal,
    @Param('courseId') courseId: string,
    @Body() body: DayBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.requireCourse(principal, courseId);
    const outcome = await this.commands.execute(
      new WithdrawCourseCommand(courseId, { kind: 'withdraw', ...body }, meta),
    );
    return respond(reply, outcome, { id: courseId });
  }
}
