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
  Municipalities,
} from '#service-kit';
import { Placing } from '../placing.js';
import { OpenWaitingEntryBody, OpenWaitingEntryCommand } from './open-waiting-entry.command.js';
import { entryOf } from './open-waiting-entry.handler.js';

@ApiTags('waiting-entries')
@Controller('api/courses/v1/waiting-entries')
export class OpenWaitingEntryController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Placing) private readonly placing: Placing,
    @Inject(Municipalities) private readonly municipalities: Municipalities,
  ) {}

  /** Puts a need on the waiting list of all providers; who waits for it already is refused with the first entry named. */
  @Post()
  @Roles('provider', 'course-coordinator', 'migration-office')
  async open(
    @CurrentPrincipal() principal: Principal,
    @Body() { effectiveOn, ...need }: OpenWaitingEntryBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    this.municipalities.require(need.municipalityKey);
    await this.placing.requireForWaitingList(principal, need.personRef);
    const outcome = await this.commands.execute(
      new OpenWaitingEntryCommand({ kind: 'open', need, ...(effectiveOn === undefined ? {} : { effectiveOn }) }, meta),
    );
    return respond(reply, outcome, { id: entryOf(outcome), status: 201 });
  }
}
