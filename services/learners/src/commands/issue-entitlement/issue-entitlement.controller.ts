import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type CommandMeta, CurrentPrincipal, Meta, type Principal, respond, Roles } from '#service-kit';
import { requireDepartment } from '../deciding-body.js';
import { idOf } from '../derived-id.js';
import { IssueWarnings } from './issue-warnings.js';
import { IssuedAnswer } from './issued-answer.dto.js';
import { IssueEntitlementBody, IssueEntitlementCommand } from './issue-entitlement.command.js';

@ApiTags('entitlements')
@Controller('api/learners/v1/entitlements')
export class IssueEntitlementController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(IssueWarnings) private readonly warnings: IssueWarnings,
  ) {}

  /**
   * Issues a right under the rule of its day; the answer carries what the rules say about it. It opens the case to the
   * department that it names, so a department names itself alone and a provider issues none.
   */
  @Post()
  @Roles('migration-office', 'course-coordinator', 'department')
  async issue(
    @CurrentPrincipal() principal: Principal,
    @Body() body: IssueEntitlementBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IssuedAnswer> {
    requireDepartment(principal, body.issuedBy);
    const entitlementId = idOf('e', meta.commandId);
    const outcome = await this.commands.execute(
      new IssueEntitlementCommand({ type: 'issue-entitlement', entitlementId, ...body }, meta),
    );
    return { ...respond(reply, outcome, { id: entitlementId, status: 201 }), warnings: this.warnings.of(outcome) };
  }
}
