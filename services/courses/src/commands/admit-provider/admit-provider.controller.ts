import { Body, Controller, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type CommandAnswer, type CommandMeta, Meta, respond, Roles } from '#service-kit';
import { idOf } from '../derived-id.js';
import { AdmitProviderBody, AdmitProviderCommand } from './admit-provider.command.js';

@ApiTags('providers')
@Controller('api/courses/v1/providers')
export class AdmitProviderController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** Records which course types a provider may offer, from day to day. */
  @Post(':providerId/admissions')
  @Roles('course-coordinator', 'migration-office')
  async admit(
    @Param('providerId') providerId: string,
    @Body() body: AdmitProviderBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const admissionId = idOf('z', meta.commandId);
    const { effectiveOn, ...admission } = body;
    const outcome = await this.commands.execute(
      new AdmitProviderCommand(
        providerId,
        {
          kind: 'admit',
          admission: { providerId, admissionId, ...admission },
          ...(effectiveOn === undefined ? {} : { effectiveOn }),
        },
        meta,
      ),
    );
    return respond(reply, outcome, { id: admissionId, status: 201 });
  }
}
