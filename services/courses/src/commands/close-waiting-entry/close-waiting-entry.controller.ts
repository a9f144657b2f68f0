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
import { Placing } from '../placing.js';
import { CloseWaitingEntryBody, CloseWaitingEntryCommand } from './close-waiting-entry.command.js';

@ApiTags('waiting-entries')
@Controller('api/courses/v1/waiting-entries')
export class CloseWaitingEntryController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Placing) private readonly placing: Placing,
  ) {}

  /**
   * Takes a need off the waiting list; a registration for a course of its type and level does so by itself. A provider
   * takes off its own persons.
   */
  @Post(':entryId/close')
  @HttpCode(200)
  @Roles('provider', 'course-coordinator', 'migration-office')
  async close(
    @CurrentPrincipal() principal: Principal,
    @Param('entryId') entryId: string,
    @Body() body: CloseWaitingEntryBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.placing.requireOwnEntry(principal, entryId);
    const outcome = await this.commands.execute(
      new CloseWaitingEntryCommand(entryId, { kind: 'close', ...body }, meta),
    );
    return respond(reply, outcome, { id: entryId });
  }
}
