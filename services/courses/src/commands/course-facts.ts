import { Inject, Injectable } from '@nestjs/common';
import type { Clock, CommandExecutor } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import type { CourseRunFacts } from '../domain/course-run/course-run.commands.js';
import { courseRunDecider, type CourseRunState } from '../domain/course-run/course-run.js';
import type { HandoverFacts, OfferedParticipation, PromisedDays } from '../domain/handover/handover.commands.js';
import { handoverAgreementDecider, promiseOn } from '../domain/handover-agreement/handover-agreement.js';
import { handoverDecider, type HandoverState } from '../domain/handover/handover.js';
import { participationDecider } from '../domain/participation/participation.js';

import type { ParticipationFacts } from '../domain/participation/participation.commands.js';
import { claimsDays, overlap, type Registration } from '../domain/participation/participation.state.js';
import { courseDecider, type CourseState } from '../domain/course/course.js';
import { placementDecider, type PlacementState } from '../domain/placement/placement.js';
import { providerDecider, type ProviderState } from '../domain/provider/provider.js';
import type { CourseTypeFacts } from '../domain/rules/course-type.js';
import { mergeQuestionDecider, type MergeQuestionState } from '../domain/run-merge/merge-question.js';
import type { MergedRun } from '../domain/run-merge/run-merge.commands.js';
import { runMergeDecider, type RunMergeState } from '../domain/run-merge/run-merge.js';
import { waitingEntryDecider, type WaitingEntryState } from '../domain/waiting-entry/waiting-entry.js';
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
    return (await this.provider(providerId)).phase === 'registered';
  }

  async provider(providerId: string): Promise<ProviderState> {
    return (await this.executor.load(providerDecider, providerId)).state;
  }

  /** Whether runs of the provider can be planned at the place. */
  async hasVenue(providerId: string, venueId: string): Promise<boolean> {
    return (await this.provider(providerId)).venues.get(venueId)?.open === true;
  }

  /** What a person waits or waited for; undefined: there is no such entry. */
  async need(entryId: string): Promise<WaitingEntryState['need']> {
    return (await this.executor.load(waitingEntryDecider, entryId)).state.need;
  }

  async course(courseId: string): Promise<CourseState> {
    return (await this.executor.load(courseDecider, courseId)).state;
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

  /** The run that people of a given-up run are to be moved to; undefined: none is named, or there is none. */
  async moveTarget(runId: string | undefined): Promise<CourseRunFacts['moveTo']> {
    if (runId === undefined) return undefined;
    const { plan, phase, registrationOpen } = await this.run(runId);
    if (!plan) return undefined;
    const { providerId, courseType } = plan;
    return { providerId, courseType, closed: phase === 'ended' || phase === 'cancelled' || !registrationOpen };
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

  /** Whether another run claims the person on a day of this one; `replaced`: a registration that does not count. */
  async overlaps(personRef: string, runId: string, replaced?: string): Promise<boolean> {
    const run = await this.claimedRun(runId);
    if (!run) return false;
    const { state } = await this.executor.load(participationDecider, personRef);
    return [...state.registrations.values()].some(
      (other) => claimsDays(other) && other.registrationId !== replaced && overlap(other, run),
    );
  }

  async waitingEntry(entryId: string): Promise<WaitingEntryState> {
    return (await this.executor.load(waitingEntryDecider, entryId)).state;
  }

  /** What was decided about a proposal, and what became of it. */
  async placement(placementId: string): Promise<PlacementState> {
    return (await this.executor.load(placementDecider, placementId)).state;
  }

  async merge(mergeId: string): Promise<RunMergeState> {
    return (await this.executor.load(runMergeDecider, mergeId)).state;
  }

  async mergeQuestion(questionId: string): Promise<MergeQuestionState> {
    return (await this.executor.load(mergeQuestionDecider, questionId)).state;
  }

  /** The run as a merge must know it; undefined: there is none. */
  async mergedRun(runId: string): Promise<MergedRun | undefined> {
    const { plan, phase, seats } = await this.run(runId);
    if (!plan) return undefined;
    const { providerId, courseType, entryLevel } = plan;
    return { providerId, courseType, entryLevel, planned: phase === 'planned', registrationIds: [...seats] };
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
      // The days of the run may have changed since the registration.
      courseEndsOn: leftOn ?? endedOn ?? plan?.endsOn ?? endsOn,
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
