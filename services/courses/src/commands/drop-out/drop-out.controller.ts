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
import { DropOutBody, DropOutCommand } from './drop-out.command.js';

@ApiTags('registrations')
@Controller('api/courses/v1/registrations')
export class DropOutController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /** The participant left the run before its end; the seat is free again. */
  @Post(':personRef/:registrationId/drop-out')
  @HttpCode(200)
  @Roles('provider', 'course-coordinator', 'migration-office')
  async dropOut(
    @CurrentPrincipal() principal: Principal,
    @Param('personRef') personRef: string,
    @Param('registrationId') registrationId: string,
    @Body() body: DropOutBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.requireRegistration(principal, personRef, registrationId);
    const outcome = await this.commands.execute(
      new DropOutCommand(personRef, { kind: 'drop-out', registrationId, ...body }, meta),
    );
    return respond(reply, outcome, { id: registrationId });
  }
}
