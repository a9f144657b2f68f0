import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  actingProvider,
  boundTo,
  type CommandAnswer,
  type CommandMeta,
  CurrentPrincipal,
  Meta,
  type Principal,
  respond,
  Roles,
} from '#service-kit';
import { idOf, meetingIdOf } from '../derived-id.js';
import {
  AgreeItemBody,
  ConveneMeetingBody,
  MeetingCommand,
  RecordOutcomeBody,
} from './coordination-meeting.command.js';

@ApiTags('coordination-meetings')
@Controller('api/courses/v1/coordination-meetings')
export class MeetingController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** The providers meet on a day. */
  @Post()
  @Roles('course-coordinator', 'migration-office')
  async convene(
    @Body() { heldOn }: ConveneMeetingBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const meetingId = meetingIdOf(heldOn);
    const outcome = await this.commands.execute(
      new MeetingCommand(meetingId, { kind: 'convene', meetingId, heldOn }, meta),
    );
    return respond(reply, outcome, { id: meetingId, status: 201 });
  }

  /** Who does what until when, as the providers agreed. The id is that of the item. */
  @Post(':meetingId/items')
  @Roles('course-coordinator', 'migration-office')
  async agree(
    @Param('meetingId') meetingId: string,
    @Body() body: AgreeItemBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const itemId = idOf('ci', `${meetingId}\n${meta.commandId}`);
    const outcome = await this.commands.execute(
      new MeetingCommand(meetingId, { kind: 'agree', item: { itemId, ...body } }, meta),
    );
    return respond(reply, outcome, { id: itemId, status: 201 });
  }

  /** What came of something agreed: recorded by the coordination, or by the provider whose turn it was. */
  @Post(':meetingId/items/:itemId/outcome')
  @HttpCode(200)
  @Roles('provider', 'course-coordinator', 'migration-office')
  async recordOutcome(
    @CurrentPrincipal() principal: Principal,
    @Param('meetingId') meetingId: string,
    @Param('itemId') itemId: string,
    @Body() { outcome: came, providerId }: RecordOutcomeBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const by = boundTo(principal) === undefined ? {} : { providerId: actingProvider(principal, providerId) };
    const outcome = await this.commands.execute(
      new MeetingCommand(meetingId, { kind: 'record-outcome', itemId, outcome: came, ...by }, meta),
    );
    return respond(reply, outcome, { id: itemId });
  }
}
