import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  boundTo,
  type CommandAnswer,
  type CommandMeta,
  CurrentPrincipal,
  Meta,
  type Principal,
  respond,
  Roles,
} from '#service-kit';
import { LearnerReach } from '../../views/provider-scope/learner-reach.js';
import { idOf } from '../derived-id.js';
import { GrantConsentBody, GrantConsentCommand } from './grant-consent.command.js';

@ApiTags('consents')
@Controller('api/learners/v1/consents')
export class GrantConsentController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(LearnerReach) private readonly reach: LearnerReach,
  ) {}

  /**
   * Records that a person consents to the transfer of data to one recipient for one purpose. Refused where a paragraph
   * covers the transfer, and where another than the right person consents.
   */
  @Post()
  @Roles('migration-office', 'course-coordinator', 'education-office', 'provider')
  async grant(
    @CurrentPrincipal() principal: Principal,
    @Body() body: GrantConsentBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.require(principal, body.personRef);
    const { recipientKind = 'provider', ...said } = body;
    const [askedBy] = boundTo(principal)?.ids ?? [];
    const consentId = idOf('k', meta.commandId);
    const outcome = await this.commands.execute(
      new GrantConsentCommand(
        {
          type: 'grant-consent',
          consentId,
          recipientKind,
          ...said,
          ...(askedBy === undefined ? {} : { askedBy }),
        },
        meta,
      ),
    );
    return respond(reply, outcome, { id: consentId, status: 201 });
  }
}
