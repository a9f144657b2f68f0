import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentPrincipal, type Principal, Problem, Roles, VERSION_HEADER } from '#service-kit';
import { CourseFacts } from '../../commands/course-facts.js';
import { Reach } from '../../commands/reach.js';
import { HandoverAnswer } from './handover-answer.dto.js';

@ApiTags('handovers')
@Controller('api/courses/v1/handovers')
export class HandoverController {
  constructor(
    @Inject(CourseFacts) private readonly courses: CourseFacts,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /** One hand-over, from its own stream, for its two providers and the coordination. */
  @Get(':handoverId')
  @ApiOkResponse({ type: HandoverAnswer, headers: VERSION_HEADER })
  @Roles('provider', 'course-coordinator', 'migration-office')
  async one(
    @CurrentPrincipal() principal: Principal,
    @Param('handoverId') handoverId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HandoverAnswer> {
    await this.reach.requireHandover(principal, handoverId);
    const { offer, phase, offeredOn, acceptance, version } = await this.courses.handover(handoverId);
    if (!offer) throw new Problem({ status: 404, code: 'handover-unknown', detail: 'There is no such hand-over.' });
    void reply.header('etag', `"${version}"`);
    const { startDueOn, promisedStartOn } = acceptance ?? {};
    return {
      ...offer,
      phase,
      ...(offeredOn === undefined ? {} : { offeredOn }),
      ...(startDueOn === undefined ? {} : { startDueOn }),
      ...(promisedStartOn === undefined ? {} : { promisedStartOn }),
    };
  }
}
