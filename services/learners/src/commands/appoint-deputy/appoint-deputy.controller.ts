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
} from '#service-kit';
import { idOf } from '../derived-id.js';
import { accountRefOf } from '../follow-up-desk.js';
import { actingOffice } from '../follow-up-office.js';
import { AppointDeputyBody, ChangeDeputiesCommand } from './appoint-deputy.command.js';

@ApiTags('follow-ups')
@Controller('api/learners/v1/deputies')
export class AppointDeputyController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** Records who stands in for whom in the own office, from a day to a day. The deputy acts under its own name. */
  @Post()
  @Roles('migration-office', 'course-coordinator', 'education-office', 'provider', 'department')
  async appoint(
    @CurrentPrincipal() account: Principal,
    @Body() { office: named, principal = account.sub, deputy, from, to }: AppointDeputyBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const office = actingOffice(account, named);
    const deputyId = idOf('v', meta.commandId);
    const said = { deputyId, principal, deputy, from, to };
    const command = { type: 'appoint-deputy', personRef: accountRefOf(principal), ...said } as const;
    const outcome = await this.commands.execute(new ChangeDeputiesCommand(office, command, meta));
    return respond(reply, outcome, { id: deputyId, status: 201 });
  }
}
