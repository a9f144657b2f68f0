import { Inject, Injectable } from '@nestjs/common';
import { levelProof, type LevelProofRule, type LevelRecord } from '#contracts';
import { LEVEL_PROOF_RULES } from '#service-kit';
import type { ParticipationFacts } from '../domain/participation/participation.commands.js';
import type { RegistrationPhase } from '../domain/participation/participation.state.js';
import { ParticipationRules } from '../rules/participation-rules.js';
import { RuleBook, warningOf } from '../rules/rule-book.js';
import type { RuleWarning } from '../rules/rule-warning.dto.js';
import { Persons } from '../views/persons/persons.js';
import { CourseFacts } from './course-facts.js';

/** Courses that count: whole ones, as nobody records the hours of a person. */
const ATTENDED: readonly RegistrationPhase[] = ['taking-part', 'ended'];

/** What a registration rests on beside the person's own stream: the run, her level, and the right that covers the course. */
@Injectable()
export class RegistrationFacts {
  constructor(
    @Inject(CourseFacts) private readonly courses: CourseFacts,
    @Inject(Persons) private readonly persons: Persons,
    @Inject(ParticipationRules) private readonly rules: ParticipationRules,
    @Inject(RuleBook) private readonly book: RuleBook,
    @Inject(LEVEL_PROOF_RULES) private readonly proofs: readonly LevelProofRule[],
  ) {}

  async of(personRef: string, runId: string): Promise<ParticipationFacts> {
    const today = this.courses.today();
    const { plan } = await this.courses.run(runId);
    const run = await this.courses.claimedRun(runId);
    if (!plan || !run) return { today };
    const { level, rights = [] } = (await this.persons.get(personRef)) ?? {};
    const { cover } = this.rules.cover(plan.courseType, plan.startsOn, rights, today);
    return { today, run, ...(level === undefined ? {} : { level: level.level }), ...(cover ? { cover } : {}) };
  }

  /** What the rules say to people about a registration; none of it refuses. */
  async warnings(personRef: string, runId: string, registeredOn: string): Promise<readonly RuleWarning[]> {
    const { plan } = await this.courses.run(runId);
    if (!plan) return [];
    const { courseType, startsOn } = plan;
    const today = this.courses.today();
    const { level, rights = [] } = (await this.persons.get(personRef)) ?? {};
    const others = (await this.courses.registrationsOf(personRef)).filter(
      ({ phase, runId: other }) => other !== runId && ATTENDED.includes(phase),
    );
    const attended = await Promise.all(
      others.map(async ({ runId: other, passed, phase, brokenOff }) => {
        const { plan: of } = await this.courses.run(other);
        return {
          phase,
          courseType: of?.courseType ?? '',
          // Units that the federation paid for.
          ...(of?.teachingUnits === undefined || of.funding !== 'federal' || brokenOff === true
            ? {}
            : { units: of.teachingUnits }),
          ...(passed === undefined ? {} : { passed }),
        };
      }),
    );
    const ended = attended.filter(({ phase }) => phase === 'ended');
    return [
      ...this.book.lateStart(courseType, registeredOn, startsOn),
      // Who pays for the course herself needs no right.
      ...(plan.funding === 'federal' ? this.rules.cover(courseType, startsOn, rights, today).warnings : []),
      ...this.rules.repetitionWarnings(courseType, ended, startsOn),
      ...(plan.funding === 'federal'
        ? this.rules.unitsWarnings(courseType, plan.teachingUnits, attended, startsOn)
        : []),
      ...(level ? this.proofWarnings(level, courseType, startsOn) : []),
    ];
  }

  /** Warns when the level that holds was proven too long ago for such a course (§ 8 Abs. 1 DeuFöV). */
  private proofWarnings(level: LevelRecord, courseType: string, startsOn: string): readonly RuleWarning[] {
    const { counts, ruleId, ruleVersion } = levelProof(this.proofs, level, courseType, startsOn);
    const rule = this.proofs.find(({ id }) => id === ruleId);
    const version = rule?.versions.find((one) => one.version === ruleVersion);
    return counts || !rule || !version ? [] : [{ ...warningOf(rule.id, version), code: 'level-proof-too-old' }];
  }
}
