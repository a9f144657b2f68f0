import { Body, Controller, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type CommandAnswer,
  type CommandMeta,
  CurrentPrincipal,
  Meta,
  Municipalities,
  type Principal,
  respond,
  Roles,
} from '#service-kit';
import { VenueBody } from '../venue.command.js';
import { idOf } from '../derived-id.js';
import { PLANNING_ROLES } from '../planning-roles.js';
import { Reach } from '../reach.js';
import { AddVenueCommand } from './add-venue.command.js';

@ApiTags('providers')
@Controller('api/courses/v1/providers')
export class AddVenueController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
    @Inject(Municipalities) private readonly municipalities: Municipalities,
  ) {}

  /** Records a place where the provider teaches. */
  @Post(':providerId/venues')
  @Roles(...PLANNING_ROLES)
  async add(
    @CurrentPrincipal() principal: Principal,
    @Param('providerId') providerId: string,
    @Body() body: VenueBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.requireActingFor(principal, providerId);
    this.municipalities.require(body.municipalityKey);
    const venueId = idOf('o', meta.commandId);
    const { effectiveOn, ...venue } = body;
    const outcome = await this.commands.execute(
      new AddVenueCommand(
        providerId,
        {
          kind: 'add-venue',
          venue: { providerId, venueId, ...venue },
          ...(effectiveOn === undefined ? {} : { effectiveOn }),
        },
        meta,
      ),
    );
    return respond(reply, outcome, { id: venueId, status: 201 });
  }
}
