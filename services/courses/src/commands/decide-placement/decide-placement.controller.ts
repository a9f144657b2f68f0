import { Body, Controller, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
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
import { idOf, placedRegistrationIdOf } from '../derived-id.js';
import { Placing } from '../placing.js';
import { Reach } from '../reach.js';
import { DecidePlacementBody, DecidePlacementCommand } from './decide-placement.command.js';
import { PlacedAnswer } from './placed-answer.dto.js';

@ApiTags('waiting-entries')
@Controller('api/courses/v1/waiting-entries')
export class DecidePlacementController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
    @Inject(Placing) private readonly placing: Placing,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
  ) {}

  /**
   * Records what a person decided about a proposed run, with all that was proposed. A choice leads to the registration,
   * whose answer is waited for up to two seconds. A provider decides about its own runs.
   */
  @Post(':entryId/placements')
  @Roles('provider', 'course-coordinator', 'migration-office')
  @ApiCreatedResponse({ type: PlacedAnswer, description: 'Recorded.', headers: LOCATION_HEADER })
  async decide(
    @CurrentPrincipal() principal: Principal,
    @Param('entryId') entryId: string,
    @Body() { effectiveOn, ...choice }: DecidePlacementBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlacedAnswer> {
    await this.reach.requireRun(principal, choice.runId);
    const personRef = await this.placing.personOfEntry(principal, entryId, choice.runId);
    const placementId = idOf('d', `${entryId}\n${meta.commandId}`);
    const day = effectiveOn === undefined ? {} : { effectiveOn };
    const outcome = await this.commands.execute(
      new DecidePlacementCommand({ kind: 'decide', placementId, entryId, choice, ...day }, meta),
    );
    if (outcome.status === 'refused' || choice.outcome !== 'chosen' || personRef === undefined)
      return respond(reply, outcome, { id: placementId, status: 201 });
    const registrationId = placedRegistrationIdOf(placementId);
    const phase = async (): Promise<RegistrationPhase> =>
      (await this.courses.registration(personRef, registrationId))?.phase ?? 'requested';
    const failure = async () => (await this.courses.placement(placementId)).failure;
    await waitUntilSeen(async () => (await phase()) !== 'requested' || (await failure()) !== undefined);
    const failed = await failure();
    if (failed !== undefined) return { ...respond(reply, outcome, { id: placementId, status: 201 }), failed };
    const registration = await phase();
    // Without a seat she is nobody's participant: her reference stays with those who know it.
    if (registration === 'refused')
      return { ...respond(reply, outcome, { id: placementId, status: 201 }), registrationId, registration };
    const location = `/api/courses/v1/registrations/${personRef}/${registrationId}`;
    const answer = respond(reply, outcome, { id: placementId, status: 201, location });
    return { ...answer, personRef, registrationId, registration };
  }
}
