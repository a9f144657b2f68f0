import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type CommandMeta, CurrentPrincipal, Meta, type Principal, respond, Roles } from '#service-kit';
import { EnteredAnswer } from '../enter-for-participant/entered-answer.dto.js';
import { EntryFacts } from '../enter-for-participant/entry-facts.js';
import { Reach } from '../reach.js';
import { RecordTestResultBody, RecordTestResultCommand } from './record-test-result.command.js';

@ApiTags('registrations')
@Controller('api/courses/v1/registrations')
export class RecordTestResultController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
    @Inject(EntryFacts) private readonly facts: EntryFacts,
  ) {}

  /** Records the result of the final test, or of the resit. More resits than the rule knows are warned of. */
  @Post(':personRef/:registrationId/result')
  @HttpCode(200)
  @Roles('provider', 'course-coordinator', 'migration-office')
  async recordResult(
    @CurrentPrincipal() principal: Principal,
    @Param('personRef') personRef: string,
    @Param('registrationId') registrationId: string,
    @Body() body: RecordTestResultBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnteredAnswer> {
    await this.reach.requireRegistration(principal, personRef, registrationId);
    const command = { kind: 'record-result', registrationId, ...body } as const;
    const outcome = await this.commands.execute(new RecordTestResultCommand(personRef, command, meta));
    const answer = respond(reply, outcome, { id: registrationId });
    return { ...answer, warnings: await this.facts.warnings(personRef, command) };
  }
}
