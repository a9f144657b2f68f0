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
import { FollowUpDesk } from '../follow-up-desk.js';
import { ChangeFollowUpCommand, HandOverFollowUpBody, MoveFollowUpBody } from './change-follow-up.command.js';

const OFFICES = ['migration-office', 'course-coordinator', 'education-office', 'provider', 'department'] as const;

@ApiTags('follow-ups')
@Controller('api/learners/v1/follow-ups/:followUpId')
export class ChangeFollowUpController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(FollowUpDesk) private readonly desk: FollowUpDesk,
  ) {}

  /** Moves a follow-up to another day. */
  @Post('move')
  @HttpCode(200)
  @Roles(...OFFICES)
  move(
    @Param('followUpId') id: string,
    @CurrentPrincipal() principal: Principal,
    @Body() { dueOn }: MoveFollowUpBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return this.change(id, { type: 'move-follow-up', dueOn }, principal, meta, reply);
  }

  /** Hands a follow-up to another account of the office, or to the office as a whole. */
  @Post('hand-over')
  @HttpCode(200)
  @Roles(...OFFICES)
  handOver(
    @Param('followUpId') id: string,
    @CurrentPrincipal() principal: Principal,
    @Body() body: HandOverFollowUpBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return this.change(id, { type: 'hand-over-follow-up', ...body }, principal, meta, reply);
  }

  /** What the follow-up was for is done. */
  @Post('done')
  @HttpCode(200)
  @Roles(...OFFICES)
  done(
    @Param('followUpId') id: string,
    @CurrentPrincipal() principal: Principal,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return this.change(id, { type: 'finish-follow-up' }, principal, meta, reply);
  }

  /** Makes the note of a follow-up unreadable for good, in the store and in its copies: its key is destroyed. */
  @Post('redact-note')
  @HttpCode(200)
  @Roles(...OFFICES)
  redact(
    @Param('followUpId') id: string,
    @CurrentPrincipal() principal: Principal,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return this.change(id, { type: 'redact-note' }, principal, meta, reply);
  }

  private async change(
    id: string,
    command: ChangeFollowUpCommand['command'],
    principal: Principal,
    meta: CommandMeta,
    reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const desk = await this.desk.of(principal);
    return respond(reply, await this.commands.execute(new ChangeFollowUpCommand(id, command, desk, meta)), { id });
  }
}
