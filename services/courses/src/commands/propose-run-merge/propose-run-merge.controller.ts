import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  actingProvider,
  boundTo,
  type CommandAnswer,
  type CommandMeta,
  CurrentPrincipal,
  Meta,
  type Principal,
  respond,
  Roles,
} from '#service-kit';
import { ProposeRunMergeBody, ProposeRunMergeCommand } from './propose-run-merge.command.js';
import { mergeOf } from './propose-run-merge.handler.js';

@ApiTags('run-merges')
@Controller('api/courses/v1/run-merges')
export class ProposeRunMergeController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** Proposes that two planned runs become one; a provider proposes it of its own run, and agrees by that. */
  @Post()
  @Roles('provider', 'course-coordinator', 'migration-office')
  async propose(
    @CurrentPrincipal() principal: Principal,
    @Body() { providerId, ...merge }: ProposeRunMergeBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const isProvider = boundTo(principal) !== undefined || providerId !== undefined;
    const by = isProvider ? { proposedBy: actingProvider(principal, providerId) } : {};
    const outcome = await this.commands.execute(new ProposeRunMergeCommand({ kind: 'propose', ...merge, ...by }, meta));
    return respond(reply, outcome, { id: mergeOf(outcome), status: 201 });
  }
}
