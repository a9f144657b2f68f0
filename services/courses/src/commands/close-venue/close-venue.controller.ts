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
import { DayBody } from '../day.command.js';
import { PLANNING_ROLES } from '../planning-roles.js';
import { Reach } from '../reach.js';
import { CloseVenueCommand } from './close-venue.command.js';

@ApiTags('providers')
@Controller('api/courses/v1/providers')
export class CloseVenueController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /** No run is planned at the place any more. */
  @Post(':providerId/venues/:venueId/close')
  @HttpCode(200)
  @Roles(...PLANNING_ROLES)
  async close(
    @CurrentPrincipal() principal: Principal,
    @Param('providerId') providerId: string,
    @Param('venueId') venueId: string,
    @Body() body: DayBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.requireActingFor(principal, providerId);
    const outcome = await this.commands.execute(
      new CloseVenueCommand(providerId, { kind: 'close-venue', venueId, ...body }, meta),
    );
    return respond(reply, outcome, { id: venueId });
  }
}
