import { Body, Controller, Headers, Inject, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type CommandMeta,
  CurrentPrincipal,
  LOCATION_HEADER,
  Meta,
  type Principal,
  respond,
  Roles,
  waitUntilSeen,
} from '#service-kit';
import type { RegistrationPhase } from '../../domain/participation/participation.state.js';
import { CourseFacts } from '../course-facts.js';
import { registrationIdOf } from '../derived-id.js';
import { Placing } from '../placing.js';
import { Reach } from '../reach.js';
import { RegistrationFacts } from '../registration-facts.js';
import { RequestRegistrationBody, RequestRegistrationCommand } from './request-registration.command.js';
import { RequestedAnswer } from './requested-answer.dto.js';

@ApiTags('registrations')
@Controller('api/courses/v1/registrations')
export class RequestRegistrationController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
    @Inject(Placing) private readonly placing: Placing,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
    @Inject(RegistrationFacts) private readonly facts: RegistrationFacts,
  ) {}

  /**
   * Asks for a seat. Waits up to two seconds for the answer of the run: 201 with `confirmed` (or `held`, when it was
   * asked for so) or `refused` (no seat);
   * later than that, or at once with `Prefer: respond-async`, 202 and a place to look.
   */
  @Post()
  @Roles('provider', 'course-coordinator', 'migration-office')
  @ApiHeader({ name: 'Prefer', required: false, example: 'respond-async' })
  @ApiCreatedResponse({ type: RequestedAnswer, description: 'The run has answered.', headers: LOCATION_HEADER })
  @ApiAcceptedResponse({ type: RequestedAnswer, description: 'Begun.', headers: LOCATION_HEADER })
  async request(
    @CurrentPrincipal() principal: Principal,
    @Body() body: RequestRegistrationBody,
    @Headers('prefer') prefer: string | undefined,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RequestedAnswer> {
    await this.reach.requireRun(principal, body.runId);
    await this.placing.requireForRun(principal, body.personRef, body.runId);
    const registrationId = registrationIdOf(body.personRef, meta.commandId);
    const outcome = await this.commands.execute(
      new RequestRegistrationCommand({ kind: 'request', registrationId, ...body }, meta),
    );
    let registration: RegistrationPhase = 'requested';
    const answered = async (): Promise<boolean> => {
      registration = (await this.courses.registration(body.personRef, registrationId))?.phase ?? 'requested';
      return registration !== 'requested';
    };
    if (outcome.status === 'done') await (prefer === 'respond-async' ? answered() : waitUntilSeen(answered));
    const location = `/api/courses/v1/registrations/${body.personRef}/${registrationId}`;
    const status = registration === 'requested' ? 202 : 201;
    const answer = respond(reply, outcome, { id: registrationId, status, location });
    const { heldUntil, entitlementId } = (await this.courses.registration(body.personRef, registrationId)) ?? {};
    const registeredOn = body.effectiveOn ?? this.courses.today();
    return {
      ...answer,
      registration,
      ...(heldUntil === undefined ? {} : { heldUntil }),
      ...(entitlementId === undefined ? {} : { entitlementId }),
      warnings: await this.facts.warnings(body.personRef, body.runId, registeredOn),
    };
  }
}
