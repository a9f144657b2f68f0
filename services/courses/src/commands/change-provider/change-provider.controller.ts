import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type CommandAnswer, type CommandMeta, Meta, Municipalities, respond, Roles } from '#service-kit';
import { contactOf } from '../contact.command.js';
import { ChangeProviderBody, ChangeProviderCommand } from './change-provider.command.js';

@ApiTags('providers')
@Controller('api/courses/v1/providers')
export class ChangeProviderController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Municipalities) private readonly municipalities: Municipalities,
  ) {}

  /** Says anew what is known of a provider. */
  @Post(':providerId/change')
  @HttpCode(200)
  @Roles('course-coordinator', 'migration-office')
  async change(
    @Param('providerId') providerId: string,
    @Body() body: ChangeProviderBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    this.municipalities.require(body.municipalityKey);
    const { name, kind, municipalityKey, effectiveOn } = body;
    const contact = contactOf(body);
    const outcome = await this.commands.execute(
      new ChangeProviderCommand(
        providerId,
        {
          kind: 'change',
          provider: { providerId, name, kind, municipalityKey, ...(contact === undefined ? {} : { contact }) },
          ...(effectiveOn === undefined ? {} : { effectiveOn }),
        },
        meta,
      ),
    );
    return respond(reply, outcome, { id: providerId });
  }
}
