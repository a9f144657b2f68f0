import { Inject, Injectable } from '@nestjs/common';
import type { ParticipantEntry, ParticipationFacts } from '../../domain/participation/participation.commands.js';
import { ParticipationRules } from '../../rules/participation-rules.js';
import type { RuleWarning } from '../../rules/rule-warning.dto.js';
import { CourseFacts } from '../course-facts.js';

/** What the rules of the course say about an entry, before it is decided and after. */
@Injectable()
export class EntryFacts {
  constructor(
    @Inject(CourseFacts) private readonly courses: CourseFacts,
    @Inject(ParticipationRules) private readonly rules: ParticipationRules,
  ) {}

  async of(personRef: string, entry: ParticipantEntry): Promise<ParticipationFacts> {
    const today = this.courses.today();
    if (entry.kind !== 'issue-certificate') return { today };
    const course = await this.courseOf(personRef, entry.registrationId);
    const day = entry.effectiveOn ?? today;
    const certificate = course && this.rules.certificate(course.code, entry.certificate, day, today);
    return { today, ...(certificate ? { certificate } : {}) };
  }

  /** What people should hear of an entry that was taken. */
  async warnings(personRef: string, entry: ParticipantEntry): Promise<readonly RuleWarning[]> {
    if (entry.kind !== 'record-result' && entry.kind !== 'issue-certificate') return [];
    const course = await this.courseOf(personRef, entry.registrationId);
    if (!course) return [];
    const { code, registration } = course;
    const day = entry.effectiveOn ?? this.courses.today();
    return entry.kind === 'record-result'
      ? this.rules.resitWarnings(code, registration.attempts, day)
      : this.rules.certificateWarnings(code, entry.certificate, registration, day);
  }

  private async courseOf(personRef: string, registrationId: string) {
    const registration = await this.courses.registration(personRef, registrationId);
    const code = registration && (await this.courses.run(registration.runId)).plan?.courseType;
    return registration && code !== undefined ? { code, registration } : undefined;
  }
}
