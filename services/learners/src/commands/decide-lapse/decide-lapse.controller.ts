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
import { ChangeEntitlementCommand } from '../change-entitlement/change-entitlement.command.js';
import { decidingBody } from '../deciding-body.js';
import { ConfirmLapseBody, RejectLapseBody } from './decide-lapse.dto.js';

/** A lapse is presumed by rule and decided by a person; a department decides upon what it issued. */
@ApiTags('entitlements')
@Controller('api/learners/v1/entitlements')
export class DecideLapseController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** Decides that a right has lapsed. The person may object. */
  @Post(':id/lapse')
  @HttpCode(200)
  @Roles('migration-office', 'course-coordinator', 'department')
  async confirm(
    @Param('id') entitlementId: string,
    @CurrentPrincipal() principal: Principal,
    @Body() body: ConfirmLapseBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const command = { type: 'confirm-lapse', ...body, ...decidingBody(principal) } as const;
    const outcome = await this.commands.execute(
      new ChangeEntitlementCommand({ entitlementId, command, actor: 'person', meta }),
    );
    return respond(reply, outcome, { id: entitlementId });
  }

  /** Decides that a right has not lapsed, although the rule presumed it. */
  @Post(':id/keep')
  @HttpCode(200)
  @Roles('migration-office', 'course-coordinator', 'department')
  async reject(
    @Param('id') entitlementId: string,
    @CurrentPrincipal() principal: Principal,
    @Body() body: RejectLapseBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const command = { type: 'reject-lapse', ...body, ...decidingBody(principal) } as const;
    const outcome = await this.commands.execute(
      new ChangeEntitlementCommand({ entitlementId, command, actor: 'person', meta }),
    );
    return respond(reply, outcome, { id: entitlementId });
  }
}
