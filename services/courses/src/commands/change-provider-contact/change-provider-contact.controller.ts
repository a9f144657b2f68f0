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
import { ContactBody, contactOf } from '../contact.command.js';
import { PLANNING_ROLES } from '../planning-roles.js';
import { Reach } from '../reach.js';
import { ChangeProviderContactCommand } from './change-provider-contact.command.js';

@ApiTags('providers')
@Controller('api/courses/v1/providers')
export class ChangeProviderContactController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /** Says how the public reaches the provider; an empty one says that it does not. */
  @Post(':providerId/contact')
  @HttpCode(200)
  @Roles(...PLANNING_ROLES)
  async change(
    @CurrentPrincipal() principal: Principal,
    @Param('providerId') providerId: string,
    @Body() body: ContactBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.requireActingFor(principal, providerId);
    const contact = contactOf(body);
    const outcome = await this.commands.execute(
      new ChangeProviderContactCommand(
        providerId,
        {
          kind: 'change-contact',
          ...(contact === undefined ? {} : { contact }),
          ...(body.effectiveOn === undefined ? {} : { effectiveOn: body.effectiveOn }),
        },
        meta,
      ),
    );
    return respond(reply, outcome, { id: providerId });
  }
}
