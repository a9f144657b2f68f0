import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type CommandAnswer,
  type CommandMeta,
  CurrentPrincipal,
  Meta,
  Municipalities,
  type Principal,
  respond,
  Roles,
} from '#service-kit';
import { Placing } from '../placing.js';
import { ChangeWaitingEntryBody, ChangeWaitingEntryCommand } from './change-waiting-entry.command.js';

@ApiTags('waiting-entries')
@Controller('api/courses/v1/waiting-entries')
export class ChangeWaitingEntryController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Placing) private readonly placing: Placing,
    @Inject(Municipalities) private readonly municipalities: Municipalities,
  ) {}

  /** The need has changed; the waiting date stays. A provider changes the entries of its own persons. */
  @Post(':entryId/change')
  @HttpCode(200)
  @Roles('provider', 'course-coordinator', 'migration-office')
  async change(
    @CurrentPrincipal() principal: Principal,
    @Param('entryId') entryId: string,
    @Body() { effectiveOn, ...need }: ChangeWaitingEntryBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    this.municipalities.require(need.municipalityKey);
    await this.placing.requireOwnEntry(principal, entryId);
    const outcome = await this.commands.execute(
      new ChangeWaitingEntryCommand(
        entryId,
        { kind: 'change', need, ...(effectiveOn === undefined ? {} : { effectiveOn }) },
        meta,
      ),
    );
    return respond(reply, outcome, { id: entryId });
  }
}
