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
import { Reach } from '../reach.js';
import { ConfirmHeldCommand } from './confirm-held.command.js';

@ApiTags('registrations')
@Controller('api/courses/v1/registrations')
export class ConfirmHeldController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /** Confirms a registration whose seat is held: the seat is hers. */
  @Post(':personRef/:registrationId/confirm')
  @HttpCode(200)
  @Roles('provider', 'course-coordinator', 'migration-office')
  async confirm(
    @CurrentPrincipal() principal: Principal,
    @Param('personRef') personRef: string,
    @Param('registrationId') registrationId: string,
    @Body() body: DayBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.requireRegistration(principal, personRef, registrationId);
    const outcome = await this.commands.execute(
      new ConfirmHeldCommand(personRef, { kind: 'confirm-held', registrationId, ...body }, meta),
    );
    return respond(reply, outcome, { id: registrationId });
  }
}
