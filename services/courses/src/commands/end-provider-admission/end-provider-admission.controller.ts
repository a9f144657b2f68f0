import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type CommandAnswer, type CommandMeta, Meta, respond, Roles } from '#service-kit';
import { EndProviderAdmissionBody, EndProviderAdmissionCommand } from './end-provider-admission.command.js';

@ApiTags('providers')
@Controller('api/courses/v1/providers')
export class EndProviderAdmissionController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** The admission holds up to this day and no longer. */
  @Post(':providerId/admissions/:admissionId/end')
  @HttpCode(200)
  @Roles('course-coordinator', 'migration-office')
  async end(
    @Param('providerId') providerId: string,
    @Param('admissionId') admissionId: string,
    @Body() body: EndProviderAdmissionBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const outcome = await this.commands.execute(
      new EndProviderAdmissionCommand(providerId, { kind: 'end-admission', admissionId, ...body }, meta),
    );
    return respond(reply, outcome, { id: admissionId });
  }
}
