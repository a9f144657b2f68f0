import { Inject, Injectable } from '@nestjs/common';
import type { Clock, CommandExecutor } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { courseRunDecider, type CourseRunState } from '../domain/course-run/course-run.js';
import type { HandoverFacts, OfferedParticipation, PromisedDays } from '../domain/handover/handover.commands.js';
import { handoverAgreementDecider, promiseOn } from '../domain/handover-agreement/handover-agreement.js';
import { handoverDecider, type HandoverState } from '../domain/handover/handover.js';
import { participationDecider } from '../domain/participation/participation.js';
import type { ParticipationFacts } from '../domain/participation/participation.commands.js';
import type { Registration } from '../domain/participation/participation.state.js';
import { providerDecider } from '../domain/provider/provider.js';
import type { CourseTypeFacts } from '../domain/rules/course-type.js';
import { RuleBook } from '../rules/rule-book.js';
import { pairIdOf } from './derived-id.js';

/** What a decision must know of other streams of this service, majority-read, and of the rules of the day. */
@Injectable()
export class CourseFacts {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(RuleBook) private readonly rules: RuleBook,
  ) {}

  today(): string {
    return this.clock.today();
  }

  async providerKnown(providerId: string): Promise<boolean> {
    return (await this.executor.load(providerDecider, providerId)).state.phase === 'registered';
  }

  async run(runId: string): Promise<CourseRunState> {
    return (await this.executor.load(courseRunDecider, runId)).state;
  }

  /** The run as the person's calendar sees it; undefined: there is none. */
  async claimedRun(runId: string): Promise<ParticipationFacts['run']> {
    const { plan, phase } = await this.run(runId);
    if (!plan) return undefined;
    const { providerId, startsOn, endsOn } = plan;
    return { providerId, startsOn, endsOn, closed: phase === 'ended' || phase === 'cancelled' };
  }

  async registration(personRef: string, registrationId: string): Promise<Registration | undefined> {
    const { state } = await this.executor.load(participationDecider, personRef);
    return state.registrations.get(registrationId);
  }

  /** With the version of its stream. */
  async handover(handoverId: string): Promise<HandoverState & { readonly version: number }> {
    const { state, version } = await this.executor.load(handoverDecider, handoverId);
    return { ...state, version };
  }

  /** A participation as an offer needs it; undefined: the person has no such registration. */
  async offered(personRef: string, registrationId: string): Promise<OfferedParticipation | undefined> {
    const registration = await this.registration(personRef, registrationId);
    if (!registration) return undefined;
    const { runId, providerId, phase, leftOn, endsOn } = registration;
    const { plan, endedOn } = await this.run(runId);
    const courseType = plan && this.courseType(plan.courseType, plan.startsOn);
    return {
      runId,
      providerId,
      phase,
      courseEndsOn: leftOn ?? endedOn ?? endsOn,
      ...(courseType ? { courseType } : {}),
    };
  }

  /** What two providers promise each other on the offers of a day. */
  async promise(fromProvider: string, toProvider: string, day: string): Promise<PromisedDays | undefined> {
    const { state } = await this.executor.load(handoverAgreementDecider, pairIdOf(fromProvider, toProvider));
    return promiseOn(state, day);
  }

  /** The rules by which the start after an acceptance is watched. */
  async acceptance(handoverId: string, day: string): Promise<HandoverFacts['acceptance']> {
    const { offer } = await this.handover(handoverId);
    const family = offer && this.courseType(offer.followUpCourseType, day)?.family;
    const startRule = family && this.rules.startRule(family, day);
    return { watchRule: this.rules.watchRule(day), ...(startRule ? { startRule } : {}) };
  }

  courseType(code: string, day: string): CourseTypeFacts | undefined {
    return this.rules.courseType(code, day, this.today());
  }
}
