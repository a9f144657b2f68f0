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
import { AllowOverlapBody, AllowOverlapCommand } from './allow-overlap.command.js';

@ApiTags('registrations')
@Controller('api/courses/v1/registrations')
export class AllowOverlapController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /** Decides that the person may be in this run and in those that overlap with it since days changed, with the reason. */
  @Post(':personRef/:registrationId/allow-overlap')
  @HttpCode(200)
  @Roles('provider', 'course-coordinator', 'migration-office')
  async allow(
    @CurrentPrincipal() principal: Principal,
    @Param('personRef') personRef: string,
    @Param('registrationId') registrationId: string,
    @Body() body: AllowOverlapBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.requireRegistration(principal, personRef, registrationId);
    const outcome = await this.commands.execute(
      new AllowOverlapCommand(personRef, { kind: 'allow-overlap', registrationId, ...body }, meta),
    );
    return respond(reply, outcome, { id: registrationId });
  }
}
