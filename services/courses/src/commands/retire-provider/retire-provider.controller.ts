import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type CommandAnswer, type CommandMeta, Meta, respond, Roles } from '#service-kit';
import { RetireProviderBody, RetireProviderCommand } from './retire-provider.command.js';

@ApiTags('providers')
@Controller('api/courses/v1/providers')
export class RetireProviderController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** The provider takes part no longer; refused while runs of it are planned or under way. */
  @Post(':providerId/retire')
  @HttpCode(200)
  @Roles('course-coordinator', 'migration-office')
  async retire(
    @Param('providerId') providerId: string,
    @Body() body: RetireProviderBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const outcome = await this.commands.execute(
      new RetireProviderCommand(providerId, { kind: 'retire', ...body }, meta),
    );
    return respond(reply, outcome, { id: providerId });
  }
}
