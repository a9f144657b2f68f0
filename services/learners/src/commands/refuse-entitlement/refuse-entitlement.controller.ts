import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
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
import { requireDepartment } from '../deciding-body.js';
import { idOf } from '../derived-id.js';
import { RefuseEntitlementBody, RefuseEntitlementCommand } from './refuse-entitlement.command.js';

@ApiTags('entitlements')
@Controller('api/learners/v1/refusals')
export class RefuseEntitlementController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** Records the refusal of a right by a body, with its reason. The person may object. A department names itself. */
  @Post()
  @Roles('migration-office', 'course-coordinator', 'department')
  async refuse(
    @CurrentPrincipal() principal: Principal,
    @Body() body: RefuseEntitlementBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    requireDepartment(principal, body.refusedBy);
    const entitlementId = idOf('e', meta.commandId);
    const command = { type: 'refuse-entitlement', entitlementId, ...body } as const;
    const outcome = await this.commands.execute(new RefuseEntitlementCommand(command, meta));
    return respond(reply, outcome, { id: entitlementId, status: 201 });
  }
}
