import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { CefrLevel } from '#contracts';
import type { CommandExecutor } from '#event-sourcing';
import {
  actingProvider,
  COMMAND_EXECUTOR,
  ConsistentWith,
  CurrentPrincipal,
  markBehind,
  type Principal,
  Roles,
  type SeenWrite,
  waitUntilSeen,
} from '#service-kit';
import { CourseFacts } from '../../commands/course-facts.js';
import { addDays } from '../../domain/days.js';
import { providerReportDecider } from '../../domain/provider-report/provider-report.js';
import type { Found } from '../../kept-entries.js';
import { ParticipationRules } from '../../rules/participation-rules.js';
import { RuleBook } from '../../rules/rule-book.js';
import { Persons } from '../persons/persons.js';
import type { RegistrationRow } from '../registrations-of-a-run/registration-row.js';
import type { RunRow } from '../runs/run-row.js';
import { CourseViews } from '../views.js';
import { LettersDue, RegistrationReport } from './letters-answer.dto.js';
import { lettersDue } from './letters-due.js';
import { LettersQuery, RegistrationReportQuery } from './letters.query.js';
import { REPORTED_TYPE, reportedRun } from './registration-report.js';

/** Runs whose letters are looked at: those that end no longer ago than this, and begin no later than a year on. Days. */
const ENDED_AGO = 56;
/** A run lasts no longer than this: who looks for runs under way looks so far back. Days. */
const LONGEST_RUN = 550;

/** What should go out in writing. Nothing goes out by itself: a person prints it, sends it and says so. */
@ApiTags('letters')
@Controller('api/courses/v1')
@Roles('provider', 'course-coordinator', 'migration-office')
export class LettersController {
  constructor(
    @Inject(CourseViews) private readonly views: CourseViews,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
    @Inject(RuleBook) private readonly book: RuleBook,
    @Inject(ParticipationRules) private readonly rules: ParticipationRules,
    @Inject(Persons) private readonly persons: Persons,
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
  ) {}

  /** The letters of a provider that are due and not sent, the most pressing first. */
  @Get('letters')
  async due(
    @CurrentPrincipal() principal: Principal,
    @Query() { providerId }: LettersQuery,
    @ConsistentWith() write: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LettersDue> {
    const provider = actingProvider(principal, providerId);
    if (write && !(await waitUntilSeen(() => this.views.hasSeen(write)))) markBehind(reply);
    const today = this.courses.today();
    const rules = { book: this.book, participation: this.rules };
    const letters = await this.perRun(provider, (run, rows) =>
      lettersDue(run, rows, rules, today).map((due) => {
        const { runId, title: runTitle, courseType, startsOn } = run.plan;
        const registeredOn = rows.find(({ id }) => id === due.registrationId)?.registeredOn;
        return {
          ...due,
          runId,
          runTitle,
          courseType,
          startsOn,
          ...(registeredOn === undefined ? {} : { registeredOn }),
        };
      }),
    );
    return { letters: letters.flat().toSorted((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1)) };
  }

  /** The report of registrations, expected start and levels of vocational language courses, ready to send. */
  @Get('reports/registrations')
  async report(
    @CurrentPrincipal() principal: Principal,
    @Query() query: RegistrationReportQuery,
  ): Promise<RegistrationReport> {
    const providerId = actingProvider(principal, query.providerId);
    const today = this.courses.today();
    const { state } = await this.executor.load(providerReportDecider, providerId);
    const to = query.to ?? addDays(today, -1);
    const found = this.rules.registrationReport(REPORTED_TYPE, to);
    const days = found?.version.days ?? DEFAULT_DAYS;
    const from = query.from ?? (state.lastTo === undefined ? addDays(to, 1 - days) : addDays(state.lastTo, 1));
    const family = this.book.familyOf(REPORTED_TYPE);
    const runs = await this.perRun(providerId, async (run, rows) => {
      if (this.book.familyOf(run.plan.courseType) !== family) return undefined;
      return reportedRun(run, rows, { from, to }, await this.levelsOf(rows));
    });
    return {
      providerId,
      from,
      to,
      ...(found
        ? {
            dueOn: state.lastTo === undefined ? today : addDays(state.lastTo, days + 1),
            rule: {
              ruleId: found.ruleId,
              ruleVersion: found.version.version,
              legalBasis: found.version.legalBasis,
            },
          }
        : {}),
      ...(state.lastTo === undefined ? {} : { lastSentTo: state.lastTo }),
      runs: runs.filter((run) => run !== undefined),
    };
  }

  /** Something of each run of the provider that goes on, or ended a short time ago. */
  private async perRun<Result>(
    provider: string,
    of: (run: RunRow, rows: readonly Found<RegistrationRow>[]) => Result | Promise<Result>,
  ): Promise<readonly Result[]> {
    const today = this.courses.today();
    const results: Result[] = [];
    let after: string | undefined;
    do {
      const page = await this.views.findRuns({
        provider,
        from: addDays(today, -LONGEST_RUN),
        limit: PAGE,
        ...(after === undefined ? {} : { after }),
      });
      const concerned = page.rows.filter(
        ({ plan, endedOn, phase }) => phase !== 'cancelled' && (endedOn ?? plan.endsOn) >= addDays(today, -ENDED_AGO),
      );
      results.push(
        ...(await Promise.all(concerned.map(async (run) => of(run, await this.views.registrationsOf(run.id))))),
      );
      after = page.next;
    } while (after !== undefined);
    return results;
  }

  private async levelsOf(rows: readonly Found<RegistrationRow>[]): Promise<ReadonlyMap<string, CefrLevel>> {
    const found = await Promise.all(
      rows.map(async ({ personRef }) => [personRef, (await this.persons.get(personRef))?.level?.level] as const),
    );
    return new Map(found.flatMap(([personRef, level]) => (level === undefined ? [] : [[personRef, level] as const])));
  }
}

const PAGE = 100;
/** Where no rule says it. */
const DEFAULT_DAYS = 14;

const sortKey = ({ dueOn, runId, registrationId, letter, recipient }: LettersDue['letters'][number]): string =>
  [dueOn, runId, letter, registrationId, recipient].join('|');
