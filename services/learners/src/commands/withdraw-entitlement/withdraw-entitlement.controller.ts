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
import { WithdrawEntitlementBody, WithdrawEntitlementCommand } from './withdraw-entitlement.command.js';

@ApiTags('entitlements')
@Controller('api/learners/v1/entitlements')
export class WithdrawEntitlementController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** Ends a right. A department ends what it issued. */
  @Post(':id/withdraw')
  @HttpCode(200)
  @Roles('migration-office', 'course-coordinator', 'department')
  async withdraw(
    @Param('id') entitlementId: string,
    @CurrentPrincipal() principal: Principal,
    @Body() body: WithdrawEntitlementBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const departments = principal.role === 'department' ? { departments: principal.scopes.department ?? [] } : {};
    const command = { type: 'withdraw-entitlement', ...body, ...departments } as const;
    const outcome = await this.commands.execute(new WithdrawEntitlementCommand(entitlementId, command, meta));
    return respond(reply, outcome, { id: entitlementId });
  }
}
