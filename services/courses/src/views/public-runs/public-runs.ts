import { Inject, Injectable } from '@nestjs/common';
import { Municipalities } from '#service-kit';
import { RuleBook } from '../../rules/rule-book.js';
import type { RunRow } from '../runs/run-row.js';
import { CourseViews } from '../views.js';
import type { PublicRunAnswer } from './public-runs-answer.dto.js';
import type { PublicRunsQuery } from './public-runs.query.js';

/** A run with what the public may know, and what a calendar needs beside. */
export interface PublicRun {
  readonly row: RunRow;
  readonly answer: PublicRunAnswer;
}

/** The published runs with the names of their providers and places. */
@Injectable()
export class PublicRuns {
  constructor(
    @Inject(CourseViews) private readonly views: CourseViews,
    @Inject(RuleBook) private readonly rules: RuleBook,
    @Inject(Municipalities) private readonly municipalities: Municipalities,
  ) {}

  /** Runs that begin on the day or later, soonest first; cancelled ones too. */
  async from(day: string, provider?: string): Promise<readonly PublicRun[]> {
    const [rows, providers] = await Promise.all([this.views.publicRuns(day, provider), this.views.allProviders()]);
    const known = new Map(providers.map((one) => [one.provider.providerId, one]));
    return rows.map((row) => {
      const { plan } = row;
      const offering = known.get(plan.providerId);
      const venue = offering?.venues.find(({ venueId }) => venueId === plan.venueId);
      const { contact, name = plan.providerId } = offering?.provider ?? {};
      return {
        row,
        answer: {
          runId: plan.runId,
          title: plan.title,
          courseType: plan.courseType,
          courseTypeName: this.rules.courseTypeOf(plan.courseType)?.name ?? plan.courseType,
          provider: { providerId: plan.providerId, name, ...(contact === undefined ? {} : { contact }) },
          place: {
            municipalityKey: plan.municipalityKey,
            municipality: this.municipalities.nameOf(plan.municipalityKey),
            ...(venue && { venue: venue.name, stepFree: venue.stepFree }),
            ...(venue?.address === undefined ? {} : { address: venue.address }),
          },
          entryLevel: plan.entryLevel,
          targetLevel: plan.targetLevel,
          timeOfDay: plan.timeOfDay,
          childcare: plan.childcare,
          startsOn: plan.startsOn,
          endsOn: plan.endsOn,
          bookable: isOpen(row) && row.registrationOpen && row.seats.length < plan.seats,
        },
      };
    });
  }
}

export const isOpen = ({ phase }: RunRow): boolean => phase === 'planned' || phase === 'running';

export const matches = (
  { place, entryLevel, courseType }: PublicRunAnswer,
  { municipality, level, courseType: type }: PublicRunsQuery,
): boolean =>
  (municipality === undefined || place.municipalityKey === municipality) &&
  (level === undefined || entryLevel === level) &&
  (type === undefined || courseType === type);
