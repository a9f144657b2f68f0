import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
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
import { PLANNING_ROLES } from '../planning-roles.js';
import { Reach } from '../reach.js';
import { ChangeVenueCommand } from './change-venue.command.js';

@ApiTags('providers')
@Controller('api/courses/v1/providers')
export class ChangeVenueController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
    @Inject(Municipalities) private readonly municipalities: Municipalities,
  ) {}

  /** Says anew what is known of a place. */
  @Post(':providerId/venues/:venueId/change')
  @HttpCode(200)
  @Roles(...PLANNING_ROLES)
  async change(
    @CurrentPrincipal() principal: Principal,
    @Param('providerId') providerId: string,
    @Param('venueId') venueId: string,
    @Body() body: VenueBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.requireActingFor(principal, providerId);
    this.municipalities.require(body.municipalityKey);
    const { effectiveOn, ...venue } = body;
    const outcome = await this.commands.execute(
      new ChangeVenueCommand(
        providerId,
        {
          kind: 'change-venue',
          venue: { providerId, venueId, ...venue },
          ...(effectiveOn === undefined ? {} : { effectiveOn }),
        },
        meta,
      ),
    );
    return respond(reply, outcome, { id: venueId });
  }
}
