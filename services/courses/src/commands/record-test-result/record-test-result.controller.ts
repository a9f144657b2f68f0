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
import { Reach } from '../reach.js';
import { RecordTestResultBody, RecordTestResultCommand } from './record-test-result.command.js';

@ApiTags('registrations')
@Controller('api/courses/v1/registrations')
export class RecordTestResultController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /** Records the result of the final test. */
  @Post(':personRef/:registrationId/result')
  @HttpCode(200)
  @Roles('provider', 'course-coordinator', 'migration-office')
  async recordResult(
    @CurrentPrincipal() principal: Principal,
    @Param('personRef') personRef: string,
    @Param('registrationId') registrationId: string,
    @Body() body: RecordTestResultBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.requireRegistration(principal, personRef, registrationId);
    const outcome = await this.commands.execute(
      new RecordTestResultCommand(personRef, { kind: 'record-result', registrationId, ...body }, meta),
    );
    return respond(reply, outcome, { id: registrationId });
  }
}
