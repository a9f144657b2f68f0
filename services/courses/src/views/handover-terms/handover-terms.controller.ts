import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, type Principal, Problem, Roles } from '#service-kit';
import { CourseFacts } from '../../commands/course-facts.js';
import { Reach } from '../../commands/reach.js';
import { addDays } from '../../domain/days.js';
import { basisBetween } from '../../domain/handover/offer.js';
import { RuleBook } from '../../rules/rule-book.js';
import { Persons } from '../persons/persons.js';
import { HandoverTermsAnswer } from './handover-terms.dto.js';

@ApiTags('handovers')
@Controller('api/courses/v1/registrations')
export class HandoverTermsController {
  constructor(
    @Inject(CourseFacts) private readonly courses: CourseFacts,
    @Inject(Reach) private readonly reach: Reach,
    @Inject(RuleBook) private readonly rules: RuleBook,
    @Inject(Persons) private readonly persons: Persons,
  ) {}

  /** On which basis, with which data and until when a participant would be offered to a provider today. */
  @Get(':personRef/:registrationId/handover-terms/:toProvider/:courseType')
  @ApiOkResponse({ type: HandoverTermsAnswer })
  @Roles('provider', 'course-coordinator', 'migration-office')
  async terms(
    @CurrentPrincipal() principal: Principal,
    @Param('personRef') personRef: string,
    @Param('registrationId') registrationId: string,
    @Param('toProvider') toProvider: string,
    @Param('courseType') followUpCourseType: string,
  ): Promise<HandoverTermsAnswer> {
    await this.reach.requireRegistration(principal, personRef, registrationId);
    const today = this.courses.today();
    const participation = await this.courses.offered(personRef, registrationId);
    if (!participation) {
      const detail = 'The person has no such registration.';
      throw new Problem({ status: 404, code: 'registration-unknown', detail });
    }
    const followUp = this.courses.courseType(followUpCourseType, today);
    const basis = (followUp && basisBetween(participation.courseType, followUp)) ?? 'consent';
    const [promise, consentRef] = await Promise.all([
      this.courses.promise(participation.providerId, toProvider, today),
      basis === 'consent' ? this.persons.consentToHandover(personRef, toProvider) : undefined,
    ]);
    return {
      basis,
      allowed: this.rules.transferData(basis, today),
      courseEndsOn: participation.courseEndsOn,
      answerDueOn: addDays(today, this.rules.answerRule(today).days),
      ...(consentRef === undefined ? {} : { consentRef }),
      ...(promise?.answerDays === undefined ? {} : { promisedAnswerDays: promise.answerDays }),
    };
  }
}
