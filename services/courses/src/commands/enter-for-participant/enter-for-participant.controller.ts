import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type CommandMeta, CurrentPrincipal, Meta, type Principal, respond, Roles } from '#service-kit';
import type { ParticipantEntry } from '../../domain/participation/participation.commands.js';
import { DayBody } from '../day.command.js';
import { Reach } from '../reach.js';
import { EnterForParticipantCommand } from './enter-for-participant.command.js';
import { EnteredAnswer } from './entered-answer.dto.js';
import { EntryFacts } from './entry-facts.js';
import {
  AttendanceBody,
  CertificateBody,
  InterruptBody,
  LetterBody,
  ModuleBody,
  OrientationTestBody,
} from './entry-bodies.dto.js';

/** What a provider enters for one participant; for many at once see the participants of a run. */
@ApiTags('registrations')
@Controller('api/courses/v1/registrations/:personRef/:registrationId')
@Roles('provider', 'course-coordinator', 'migration-office')
export class EnterForParticipantController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
    @Inject(EntryFacts) private readonly facts: EntryFacts,
  ) {}

  /** Records the class of attendance. */
  @Post('attendance')
  @HttpCode(200)
  attendance(
    @CurrentPrincipal() principal: Principal,
    @Param('personRef') personRef: string,
    @Param('registrationId') registrationId: string,
    @Body() body: AttendanceBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnteredAnswer> {
    return this.enter({ kind: 'record-attendance', registrationId, ...body }, { principal, personRef, meta, reply });
  }

  /** The participant pauses; the seat stays hers. */
  @Post('interrupt')
  @HttpCode(200)
  interrupt(
    @CurrentPrincipal() principal: Principal,
    @Param('personRef') personRef: string,
    @Param('registrationId') registrationId: string,
    @Body() body: InterruptBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnteredAnswer> {
    return this.enter({ kind: 'interrupt', registrationId, ...body }, { principal, personRef, meta, reply });
  }

  /** The participant is back. */
  @Post('resume')
  @HttpCode(200)
  resume(
    @CurrentPrincipal() principal: Principal,
    @Param('personRef') personRef: string,
    @Param('registrationId') registrationId: string,
    @Body() body: DayBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnteredAnswer> {
    return this.enter({ kind: 'resume', registrationId, ...body }, { principal, personRef, meta, reply });
  }

  /** Records a completed module. */
  @Post('modules')
  @HttpCode(200)
  module(
    @CurrentPrincipal() principal: Principal,
    @Param('personRef') personRef: string,
    @Param('registrationId') registrationId: string,
    @Body() body: ModuleBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnteredAnswer> {
    return this.enter({ kind: 'complete-module', registrationId, ...body }, { principal, personRef, meta, reply });
  }

  /** Records the test of the orientation course (Leben in Deutschland). */
  @Post('orientation-test')
  @HttpCode(200)
  orientationTest(
    @CurrentPrincipal() principal: Principal,
    @Param('personRef') personRef: string,
    @Param('registrationId') registrationId: string,
    @Body() body: OrientationTestBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnteredAnswer> {
    const entry = { kind: 'record-orientation-test', registrationId, ...body } as const;
    return this.enter(entry, { principal, personRef, meta, reply });
  }

  /** Records that a certificate was handed out. What it needs is a rule; an unchecked one warns and never refuses. */
  @Post('certificates')
  @HttpCode(200)
  certificate(
    @CurrentPrincipal() principal: Principal,
    @Param('personRef') personRef: string,
    @Param('registrationId') registrationId: string,
    @Body() body: CertificateBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnteredAnswer> {
    return this.enter({ kind: 'issue-certificate', registrationId, ...body }, { principal, personRef, meta, reply });
  }

  /** Records that a letter was sent, by who calls. */
  @Post('letters')
  @HttpCode(200)
  letter(
    @CurrentPrincipal() principal: Principal,
    @Param('personRef') personRef: string,
    @Param('registrationId') registrationId: string,
    @Body() body: LetterBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnteredAnswer> {
    return this.enter({ kind: 'record-letter', registrationId, ...body }, { principal, personRef, meta, reply });
  }

  private async enter(
    entry: ParticipantEntry,
    by: {
      readonly principal: Principal;
      readonly personRef: string;
      readonly meta: CommandMeta;
      readonly reply: FastifyReply;
    },
  ): Promise<EnteredAnswer> {
    const { principal, personRef, meta, reply } = by;
    await this.reach.requireRegistration(principal, personRef, entry.registrationId);
    const outcome = await this.commands.execute(new EnterForParticipantCommand(personRef, entry, meta));
    const answer = respond(reply, outcome, { id: entry.registrationId });
    return { ...answer, warnings: await this.facts.warnings(personRef, entry) };
  }
}
