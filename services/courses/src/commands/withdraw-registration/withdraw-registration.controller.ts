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
import { WithdrawRegistrationBody, WithdrawRegistrationCommand } from './withdraw-registration.command.js';

@ApiTags('registrations')
@Controller('api/courses/v1/registrations')
export class WithdrawRegistrationController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /** Takes a registration back before the participation began, also one whose seat is held; the seat is free again. */
  @Post(':personRef/:registrationId/withdraw')
  @HttpCode(200)
  @Roles('provider', 'course-coordinator', 'migration-office')
  async withdraw(
    @CurrentPrincipal() principal: Principal,
    @Param('personRef') personRef: string,
    @Param('registrationId') registrationId: string,
    @Body() body: WithdrawRegistrationBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.requireRegistration(principal, personRef, registrationId);
    const outcome = await this.commands.execute(
      new WithdrawRegistrationCommand(personRef, { kind: 'withdraw', registrationId, ...body }, meta),
    );
    return respond(reply, outcome, { id: registrationId });
  }
}
