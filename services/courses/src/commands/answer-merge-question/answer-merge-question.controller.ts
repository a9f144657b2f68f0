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
import { ChangeMergeQuestionCommand } from '../change-merge-question/change-merge-question.command.js';
import { mergeQuestionIdOf } from '../derived-id.js';
import { Reach } from '../reach.js';
import { AnswerMergeQuestionBody } from './answer-merge-question.command.js';

@ApiTags('run-merges')
@Controller('api/courses/v1/run-merges')
export class AnswerMergeQuestionController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /**
   * Records what a registered person says about moving. Who accepts is moved once the other run gives a seat; until then,
   * and where it gives none, the old seat stays hers.
   */
  @Post(':mergeId/answers/:registrationId')
  @HttpCode(200)
  @Roles('provider', 'course-coordinator', 'migration-office')
  async answer(
    @CurrentPrincipal() principal: Principal,
    @Param('mergeId') mergeId: string,
    @Param('registrationId') registrationId: string,
    @Body() body: AnswerMergeQuestionBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.requireMergedPerson(principal, mergeId);
    const questionId = mergeQuestionIdOf(mergeId, registrationId);
    const outcome = await this.commands.execute(
      new ChangeMergeQuestionCommand(questionId, { kind: 'answer', ...body }, meta),
    );
    return respond(reply, outcome, { id: questionId });
  }
}
