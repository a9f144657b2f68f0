import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
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
import { pairIdOf } from '../derived-id.js';
import { ProposeHandoverAgreementBody, ProposeHandoverAgreementCommand } from './propose-handover-agreement.command.js';

@ApiTags('handover-agreements')
@Controller('api/courses/v1/handover-agreements')
export class ProposeHandoverAgreementController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** Proposes to another provider how long each stage of a hand-over between the two takes at most. The id is that of the pair. */
  @Post()
  @Roles('provider', 'course-coordinator', 'migration-office')
  async propose(
    @CurrentPrincipal() principal: Principal,
    @Body() body: ProposeHandoverAgreementBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const providerId = actingProvider(principal, body.providerId);
    const pairId = pairIdOf(providerId, body.partnerId);
    const outcome = await this.commands.execute(
      new ProposeHandoverAgreementCommand({ kind: 'propose', ...body, pairId, providerId }, meta),
    );
    return respond(reply, outcome, { id: pairId, status: 201 });
  }
}
