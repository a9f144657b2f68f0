import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  ACCESS_LOG,
  AccessLog,
  ConsistentWith,
  CurrentPrincipal,
  markBehind,
  type Principal,
  Problem,
  Roles,
  type SeenWrite,
} from '#service-kit';
import { ConsentDesk } from '../../commands/consent-desk.js';
import type { ConsentRules } from '../../domain/consent/consent-rules.js';
import { CONSENT_RULES } from '../../rules/consent-rules.provider.js';
import { LearnerReach } from '../provider-scope/learner-reach.js';
import { ConsentPurposesAnswer, ConsentsAnswer } from './consents-answer.dto.js';
import { Consents } from './consents.js';

@ApiTags('consents')
@Controller('api/learners/v1')
export class ConsentsController {
  constructor(
    @Inject(Consents) private readonly consents: Consents,
    @Inject(ConsentDesk) private readonly desk: ConsentDesk,
    @Inject(LearnerReach) private readonly reach: LearnerReach,
    @Inject(ACCESS_LOG) private readonly log: AccessLog,
    @Inject(CONSENT_RULES) private readonly rules: ConsentRules,
  ) {}

  /**
   * The consents of a person and who may consent for her now; a provider gets those that it asked for and those to
   * itself. Logged before it is answered; who asks outside of the own scope names a reason first.
   */
  @Get('learners/:ref/consents')
  @Roles('migration-office', 'course-coordinator', 'education-office', 'provider', 'data-protection')
  async ofPerson(
    @CurrentPrincipal() principal: Principal,
    @Param('ref') personRef: string,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConsentsAnswer> {
    await this.reach.require(principal, personRef, seen);
    const reason = await this.log.reason(principal, personRef);
    const givers = await this.desk.giversFor(personRef);
    if (givers === undefined)
      throw new Problem({ status: 404, code: 'learner-unknown', detail: 'This reference names no learner.' });
    if (seen && !(await this.consents.seen(seen))) markBehind(reply);
    await this.log.write(principal, { what: 'case', personRefs: [personRef], reason });
    return { givers, consents: await this.consents.of(principal, personRef) };
  }

  /** For what a consent may be given, to whom, and of which data. */
  @Get('consent-purposes')
  @Roles('migration-office', 'course-coordinator', 'education-office', 'provider', 'data-protection')
  purposes(): ConsentPurposesAnswer {
    return {
      purposes: this.rules.purposes.map(({ purpose, title, recipients, data }) => ({
        purpose,
        title,
        recipients,
        data,
      })),
    };
  }
}
