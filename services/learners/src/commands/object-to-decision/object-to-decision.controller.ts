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
  Problem,
  respond,
  Roles,
} from '#service-kit';
import { Rights } from '../../policies/rights.js';
import { LearnerReach } from '../../views/provider-scope/learner-reach.js';
import { ChangeEntitlementCommand } from '../change-entitlement/change-entitlement.command.js';
import { decidingBody, departmentsOf } from '../deciding-body.js';
import { idOf } from '../derived-id.js';
import { ObjectionBody, SettleObjectionBody } from './object-to-decision.dto.js';

@ApiTags('entitlements')
@Controller('api/learners/v1/entitlements')
export class ObjectToDecisionController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Rights) private readonly rights: Rights,
    @Inject(LearnerReach) private readonly reach: LearnerReach,
  ) {}

  /** Takes in what the person says against a lapse, an end or a refusal: from now on it is shown as disputed. */
  @Post(':id/objections')
  @Roles('migration-office', 'course-coordinator', 'department', 'provider')
  async file(
    @Param('id') entitlementId: string,
    @CurrentPrincipal() principal: Principal,
    @Body() body: ObjectionBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.requireReach(principal, entitlementId);
    const objectionId = idOf('o', meta.commandId);
    const departments = departmentsOf(principal);
    const command = { type: 'file-objection', objectionId, ...body, ...(departments ? { departments } : {}) } as const;
    const outcome = await this.commands.execute(
      new ChangeEntitlementCommand({ entitlementId, command, actor: 'person', meta }),
    );
    return respond(reply, outcome, { id: objectionId, status: 201 });
  }

  /** Upholds or dismisses an objection. A department does so for what it decided. */
  @Post(':id/objections/:objectionId/settle')
  @HttpCode(200)
  @Roles('migration-office', 'course-coordinator', 'department')
  async settle(
    @Param('id') entitlementId: string,
    @Param('objectionId') objectionId: string,
    @CurrentPrincipal() principal: Principal,
    @Body() body: SettleObjectionBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const command = { type: 'settle-objection', objectionId, ...body, ...decidingBody(principal) } as const;
    const outcome = await this.commands.execute(
      new ChangeEntitlementCommand({ entitlementId, command, actor: 'person', meta }),
    );
    return respond(reply, outcome, { id: objectionId });
  }

  /** The right of somebody whom the provider does not teach is answered like one that does not exist: no hints. */
  private async requireReach(principal: Principal, entitlementId: string): Promise<void> {
    if (principal.role !== 'provider') return;
    const personRef = await this.rights.holderOf(entitlementId);
    if (personRef !== undefined && (await this.reach.reaches(principal, personRef))) return;
    throw new Problem({ status: 404, code: 'entitlement-unknown', detail: 'This id names no entitlement.' });
  }
}
