import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
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
import { ChangeDeputiesCommand } from '../appoint-deputy/appoint-deputy.command.js';
import { IsOpaqueId } from '../fields.js';
import { actingOffice } from '../follow-up-office.js';

export class EndDeputyBody {
  /**
   * For an account of several offices.
   * @example 'provider-vhs'
   */
  @IsOptional()
  @IsOpaqueId()
  office?: string;
}

@ApiTags('follow-ups')
@Controller('api/learners/v1/deputies')
export class EndDeputyController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** Ends a deputyship of the own office before its last day. */
  @Post(':deputyId/end')
  @HttpCode(200)
  @Roles('migration-office', 'course-coordinator', 'education-office', 'provider', 'department')
  async end(
    @Param('deputyId') deputyId: string,
    @CurrentPrincipal() account: Principal,
    @Body() { office: named }: EndDeputyBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const office = actingOffice(account, named);
    const outcome = await this.commands.execute(
      new ChangeDeputiesCommand(office, { type: 'end-deputy', deputyId }, meta),
    );
    return respond(reply, outcome, { id: deputyId });
  }
}
