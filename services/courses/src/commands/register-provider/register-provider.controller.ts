import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type CommandAnswer, type CommandMeta, Meta, respond, Roles, Municipalities } from '#service-kit';
import { contactOf } from '../contact.command.js';
import { idOf } from '../derived-id.js';
import { RegisterProviderBody, RegisterProviderCommand } from './register-provider.command.js';

@ApiTags('providers')
@Controller('api/courses/v1/providers')
export class RegisterProviderController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Municipalities) private readonly municipalities: Municipalities,
  ) {}

  /** Lets a provider take part. */
  @Post()
  @Roles('course-coordinator', 'migration-office')
  async register(
    @Body() body: RegisterProviderBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    this.municipalities.require(body.municipalityKey);
    const contact = contactOf(body);
    const { providerId = idOf('pr', meta.commandId), name, kind, municipalityKey, effectiveOn } = body;
    const outcome = await this.commands.execute(
      new RegisterProviderCommand(
        {
          kind: 'register',
          provider: { providerId, name, kind, municipalityKey, ...(contact === undefined ? {} : { contact }) },
          ...(effectiveOn === undefined ? {} : { effectiveOn }),
        },
        meta,
      ),
    );
    return respond(reply, outcome, { id: providerId, status: 201 });
  }
}
