import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type CommandAnswer, type CommandMeta, Meta, respond, Roles } from '#service-kit';
import { ConcludeMediationBody, MediateCommand } from './mediate.command.js';

@ApiTags('mediations')
@Controller('api/courses/v1/mediations')
export class MediateController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** The coordination of the courses takes a mediation on. */
  @Post(':mediationId/accept')
  @HttpCode(200)
  @Roles('course-coordinator')
  async accept(
    @Param('mediationId') mediationId: string,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const outcome = await this.commands.execute(new MediateCommand(mediationId, { kind: 'accept' }, meta));
    return respond(reply, outcome, { id: mediationId });
  }

  /** Records the result of a mediation. */
  @Post(':mediationId/conclude')
  @HttpCode(200)
  @Roles('course-coordinator')
  async conclude(
    @Param('mediationId') mediationId: string,
    @Body() { result }: ConcludeMediationBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const outcome = await this.commands.execute(new MediateCommand(mediationId, { kind: 'conclude', result }, meta));
    return respond(reply, outcome, { id: mediationId });
  }
}
