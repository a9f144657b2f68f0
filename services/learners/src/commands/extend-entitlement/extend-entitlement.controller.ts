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
import { ExtendEntitlementBody } from './extend-entitlement.dto.js';

@ApiTags('entitlements')
@Controller('api/learners/v1/entitlements')
export class ExtendEntitlementController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** Extends a right by the rule of the day of the decision. A department extends what it issued. */
  @Post(':id/extend')
  @HttpCode(200)
  @Roles('migration-office', 'course-coordinator', 'department')
  async extend(
    @Param('id') entitlementId: string,
    @CurrentPrincipal() principal: Principal,
    @Body() body: ExtendEntitlementBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const command = { type: 'extend-entitlement', ...body, ...decidingBody(principal) } as const;
    const outcome = await this.commands.execute(
      new ChangeEntitlementCommand({ entitlementId, command, actor: 'person', meta }),
    );
    return respond(reply, outcome, { id: entitlementId });
  }
}
