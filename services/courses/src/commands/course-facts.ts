import { Inject, Injectable } from '@nestjs/common';
import type { Clock, CommandExecutor } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { courseRunDecider, type CourseRunState } from '../domain/course-run/course-run.js';
import type { OfferedParticipation } from '../domain/handover/handover.commands.js';
import { handoverDecider, type HandoverState } from '../domain/handover/handover.js';
import { participationDecider } from '../domain/participation/participation.js';
import type { ParticipationFacts } from '../domain/participation/participation.commands.js';
import type { Registration } from '../domain/participation/participation.state.js';
import { providerDecider } from '../domain/provider/provider.js';
import type { CourseTypeFacts } from '../domain/rules/course-type.js';
import { RuleBook } from '../rules/rule-book.js';

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
    const { providerId, startsOn, endsOn, entryLevel } = plan;
    return { providerId, startsOn, endsOn, entryLevel, closed: phase === 'ended' || phase === 'cancelled' };
  }

  async registration(personRef: string, registrationId: string): Promise<Registration | undefined> {
    const { state } = await this.executor.load(participationDecider, personRef);
    return state.registrations.get(registrationId);
  }

  /** All registrations of a person. */
  async registrationsOf(personRef: string): Promise<readonly Registration[]> {
    const { state } = await this.executor.load(participationDecider, personRef);
    return [...state.registrations.values()];
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

  courseType(code: string, day: string): CourseTypeFacts | undefined {
    return this.rules.courseType(code, day, this.today());
  }
}
