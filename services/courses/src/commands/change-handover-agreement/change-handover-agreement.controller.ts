import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  actingProvider,
  type CommandAnswer,
  type CommandMeta,
  CurrentPrincipal,
  Meta,
  type Principal,
  respond,
  Roles,
} from '#service-kit';
import type { AnswerAgreement, EndAgreement } from '../../domain/handover-agreement/handover-agreement.js';
import {
  AnswerHandoverAgreementBody,
  ChangeHandoverAgreementCommand,
  EndHandoverAgreementBody,
} from './change-handover-agreement.command.js';

@ApiTags('handover-agreements')
@Controller('api/courses/v1/handover-agreements')
export class ChangeHandoverAgreementController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** The other provider agrees to a proposal. */
  @Post(':agreementId/agree')
  @HttpCode(200)
  @Roles('provider', 'course-coordinator', 'migration-office')
  agree(
    @CurrentPrincipal() principal: Principal,
    @Param('agreementId') agreementId: string,
    @Body() body: AnswerHandoverAgreementBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const providerId = actingProvider(principal, body.providerId);
    return this.send({ kind: 'agree', agreementId, providerId }, meta, reply);
  }

  /** The other provider declines a proposal, or the proposing one takes it back. */
  @Post(':agreementId/decline')
  @HttpCode(200)
  @Roles('provider', 'course-coordinator', 'migration-office')
  decline(
    @CurrentPrincipal() principal: Principal,
    @Param('agreementId') agreementId: string,
    @Body() body: AnswerHandoverAgreementBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const providerId = actingProvider(principal, body.providerId);
    return this.send({ kind: 'decline', agreementId, providerId }, meta, reply);
  }

  /** One of the two ends the agreement; offers made before keep what was promised. */
  @Post(':agreementId/end')
  @HttpCode(200)
  @Roles('provider', 'course-coordinator', 'migration-office')
  end(
    @CurrentPrincipal() principal: Principal,
    @Param('agreementId') agreementId: string,
    @Body() { lastDay, providerId: named }: EndHandoverAgreementBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const providerId = actingProvider(principal, named);
    return this.send({ kind: 'end', agreementId, providerId, lastDay }, meta, reply);
  }

  private async send(
    command: AnswerAgreement | EndAgreement,
    meta: CommandMeta,
    reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const outcome = await this.commands.execute(new ChangeHandoverAgreementCommand(command, meta));
    return respond(reply, outcome, { id: command.agreementId });
  }
}
