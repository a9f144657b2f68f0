import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Clock } from '#event-sourcing';
import { CLOCK, ConsistentWith, CurrentPrincipal, type Principal, Problem, Roles, type SeenWrite } from '#service-kit';
import {
  FittingPersonsAnswer,
  WaitingAnswer,
  WaitingEntryAnswer,
  WaitingGroupsAnswer,
} from '../answers/waiting.dto.js';
import { PLACING_BOARD, type PlacingState, PlacingBoard, waitingGroups } from '../matching/placing-board.js';
import { isCandidate } from '../matching/weigh.js';
import { daysBetween } from '../projections/days.js';
import { RowJoins } from '../rows/row-joins.js';
import { STATUS_VIEWS, type StatusViews } from '../rows/status-views.js';
import { reasonAnswers, WaitingRows } from '../rows/waiting-rows.js';
import { pageAfter } from './entry-cursor.js';
import { awaitOwnWrite } from './own-writes.js';
import { readerOf } from './reader-of.js';
import { WaitingQuery } from './waiting.dto.js';

const SHOWN_RUNS = 8;
const SHOWN_PERSONS = 20;
const DAYS_A_WEEK = 7;

@ApiTags('waiting-list')
@Controller('api/integration-status/v1')
@Roles('course-coordinator', 'migration-office', 'education-office', 'provider')
export class WaitingController {
  private readonly joins: RowJoins;
  constructor(
    @Inject(STATUS_VIEWS) private readonly views: StatusViews,
    @Inject(PLACING_BOARD) private readonly board: PlacingBoard,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.joins = new RowJoins(views);
  }

  /**
   * Who waits for what, in the fair order, with the reason for each place. A provider sees its own persons, and of others
   * those who wait for the types that it offers, by the reference of the entry alone.
   */
  @Get('waiting-list')
  async list(
    @Query() { courseType, level, municipality, limit, after }: WaitingQuery,
    @CurrentPrincipal() principal: Principal,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WaitingAnswer> {
    const rows = await this.rows(principal, seen, reply);
    const wanted = rows.visible.filter(
      ({ entry }) =>
        (courseType === undefined || entry.courseType === courseType) &&
        (level === undefined || entry.level === level) &&
        (municipality === undefined || entry.municipalityKey === municipality),
    );
    const { page, next } = pageAfter(wanted, after, limit);
    return { rows: page.map((entry) => rows.row(entry)), ...(next === undefined ? {} : { next }) };
  }

  /** How many wait for which type and level, against the seats that are free. */
  @Get('waiting-list/groups')
  async groups(
    @CurrentPrincipal() principal: Principal,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WaitingGroupsAnswer> {
    const state = await this.state(seen, reply);
    const rows = new WaitingRows(state, readerOf(principal), this.joins);
    const groups = waitingGroups(rows.visible).map(({ courseType, level, entries }) => {
      const open = [...state.runs.values()].filter(
        (run) => run.courseType === courseType && isCandidate({ level }, run, state.day),
      );
      const longest = Math.max(...entries.map(({ entry }) => daysBetween(entry.since, state.day)));
      return {
        courseType,
        level,
        waiting: entries.length,
        longestWeeks: Math.floor(longest / DAYS_A_WEEK),
        runs: open.length,
        freeSeats: open.reduce((sum, run) => sum + run.seats - run.taken, 0),
      };
    });
    return { rows: groups };
  }

  /** One need with the runs proposed for it side by side: reasons for and against. A person decides. */
  @Get('waiting-list/:entryId')
  async entry(
    @Param('entryId') entryId: string,
    @CurrentPrincipal() principal: Principal,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WaitingEntryAnswer> {
    const state = await this.state(seen, reply);
    const rows = new WaitingRows(state, readerOf(principal), this.joins);
    const entry = rows.visible.find((one) => one.entryId === entryId);
    if (!entry)
      throw new Problem({
        status: 404,
        code: 'entry-unknown',
        detail: 'There is no such entry, or it is not for you.',
      });
    const fits = state.index
      .runsFor(rows.seeking(entry), state.runs.size)
      .filter(({ run }) => rows.mayBeProposed(entry, run.providerId))
      .slice(0, SHOWN_RUNS);
    const provider = await this.joins.providers(fits.map(({ run }) => run.providerId));
    return {
      ...byRule(state),
      entry: rows.row(entry),
      proposals: fits.map(({ run, distanceKm, reasonsFor, reasonsAgainst }) => ({
        runId: run.runId,
        title: run.title,
        provider: provider(run.providerId),
        municipality: this.joins.place(run.municipalityKey),
        courseType: run.courseType,
        startsOn: run.startsOn,
        endsOn: run.endsOn,
        timeOfDay: run.timeOfDay,
        childcare: run.childcare,
        freeSeats: run.seats - run.taken,
        reasonsFor: reasonAnswers(reasonsFor),
        reasonsAgainst: reasonAnswers(reasonsAgainst),
        ...(distanceKm === undefined ? {} : { distanceKm }),
      })),
    };
  }

  /** For the free seats of a run the people who fit, in the fair order. A provider asks for its own runs. */
  @Get('runs/:runId/fitting-persons')
  async fittingPersons(
    @Param('runId') runId: string,
    @CurrentPrincipal() principal: Principal,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FittingPersonsAnswer> {
    const state = await this.state(seen, reply);
    const reader = readerOf(principal);
    const run = state.runs.get(runId);
    if (!run || (reader.provider !== undefined && run.providerId !== reader.provider))
      throw new Problem({ status: 404, code: 'run-unknown', detail: 'There is no such run, or it is not for you.' });
    const rows = new WaitingRows(state, reader, this.joins);
    const isOpen = isCandidate({ level: run.entryLevel }, run, state.day);
    const fits = isOpen ? state.index.personsFor(run, SHOWN_PERSONS, (entry) => rows.seeking(entry)) : [];
    const provider = await this.joins.providers([run.providerId]);
    return {
      ...byRule(state),
      run: {
        runId,
        title: run.title,
        provider: provider(run.providerId),
        municipality: this.joins.place(run.municipalityKey),
        courseType: run.courseType,
        entryLevel: run.entryLevel,
        startsOn: run.startsOn,
        freeSeats: isOpen ? run.seats - run.taken : 0,
      },
      rows: fits.map(({ entry, fit }) => ({
        entry: rows.row(entry),
        reasonsFor: reasonAnswers(fit.reasonsFor),
        reasonsAgainst: reasonAnswers(fit.reasonsAgainst),
        ...(fit.distanceKm === undefined ? {} : { distanceKm: fit.distanceKm }),
      })),
    };
  }

  private async rows(principal: Principal, seen: SeenWrite | undefined, reply: FastifyReply): Promise<WaitingRows> {
    return new WaitingRows(await this.state(seen, reply), readerOf(principal), this.joins);
  }

  private async state(seen: SeenWrite | undefined, reply: FastifyReply): Promise<PlacingState> {
    await awaitOwnWrite(this.views, { seen, reply, reads: ['seekers', 'runs', 'providers'] });
    return this.board.current(this.clock.today(), seen !== undefined);
  }
}

const byRule = ({ rules, day }: PlacingState) => ({
  ruleId: rules.ruleId,
  ruleVersion: rules.version,
  uncheckedRules: rules.unchecked(day),
});
