import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
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
import { ConsentDesk } from '../consent-desk.js';
import { LearnerReach } from '../../views/provider-scope/learner-reach.js';
import { RenewConsentBody, RenewConsentCommand } from './renew-consent.command.js';

@ApiTags('consents')
@Controller('api/learners/v1/consents')
export class RenewConsentController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(LearnerReach) private readonly reach: LearnerReach,
    @Inject(ConsentDesk) private readonly desk: ConsentDesk,
  ) {}

  /** Records that who may consent now confirms a consent: what rests on it goes on. */
  @Post(':id/renew')
  @HttpCode(200)
  @Roles('migration-office', 'course-coordinator', 'education-office', 'provider')
  async renew(
    @Param('id') consentId: string,
    @CurrentPrincipal() principal: Principal,
    @Body() body: RenewConsentBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    if (boundTo(principal)) await this.requireReach(principal, consentId);
    const outcome = await this.commands.execute(
      new RenewConsentCommand(consentId, { type: 'renew-consent', ...body }, meta),
    );
    return respond(reply, outcome, { id: consentId });
  }

  private async requireReach(principal: Principal, consentId: string): Promise<void> {
    const state = await this.desk.consent(consentId);
    await this.reach.require(principal, state?.consent.personRef ?? '');
  }
}
