import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { LevelProofRule } from '#contracts';
import type { Clock } from '#event-sourcing';
import { keyPrefix } from '#event-sourcing/projections';
import {
  ACCESS_LOG,
  AccessLog,
  CLOCK,
  ConsistentWith,
  CurrentPrincipal,
  LEVEL_PROOF_RULES,
  Problem,
  Roles,
  type Principal,
  type SeenWrite,
} from '#service-kit';
import { seesAllCases } from '../access/case-visibility.js';
import { hintsOf } from '../hints/hints.js';
import { distances } from '../matching/match-index.js';
import type { Distance } from '../matching/weigh.js';
import { boardCell } from '../projections/case/case-cells.js';
import { evolveCase, NEW_CASE, stageOf, type CaseState } from '../projections/case/case-state.js';
import { APART } from '../rows/board.js';
import { disputeHistory, disputedAmong, levelRecords, openDisputes } from '../rows/case-learner.js';
import { timelineOf } from '../rows/case-facts.js';
import { RowJoins } from '../rows/row-joins.js';
import { cellRange, liesOn, wantedKeys } from '../rows/spans.js';
import { STATUS_VIEWS, type StatusViews } from '../rows/status-views.js';
import { DayQuery, CasesQuery } from './queries.dto.js';
import { CaseAnswer, CasesAnswer } from '../answers/case.dto.js';
import type { Named } from '../answers/named.dto.js';
import { awaitOwnWrite } from './own-writes.js';
import { readerOf, visibleTo } from './reader-of.js';

@ApiTags('cases')
@Controller('api/integration-status/v1/cases')
export class CasesController {
  private readonly joins: RowJoins;
  private readonly distance: Distance;
  constructor(
    @Inject(STATUS_VIEWS) private readonly views: StatusViews,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ACCESS_LOG) private readonly log: AccessLog,
    @Inject(LEVEL_PROOF_RULES) private readonly proofRules: readonly LevelProofRule[],
  ) {
    this.joins = new RowJoins(views);
    this.distance = distances(views.municipalities);
  }

  /** The cases in a cell of the board on a day. */
  @Get()
  @Roles('course-coordinator', 'migration-office', 'education-office')
  async cases(
    @Query() { department, stage, municipality, day = this.clock.today(), limit, after }: CasesQuery,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CasesAnswer> {
    await awaitOwnWrite(this.views, { seen, reply, reads: ['cases'] });
    if (APART.has(department)) {
      const detail = 'Who has to do with this department is told to that department alone.';
      throw new Problem({ status: 403, code: 'department-apart', detail });
    }
    const range =
      municipality === undefined
        ? keyPrefix('cells', `${department}:${stage}:`)
        : cellRange(boardCell(department, stage, municipality), day);
    const page = await wantedKeys(this.views.cases, range, (key) => liesOn(key, day), { limit, after });
    const ids = page.rows.map(({ id }) => id);
    const found = await this.views.cases.getMany(ids);
    const rows = ids.flatMap((id) => {
      const view = found.get(id);
      return view
        ? [
            {
              personRef: view.personRef,
              stage: view.stage,
              ...this.place(view.state),
              ...(view.state.level && { level: view.state.level.level }),
              ...disputedAmong(view.state, LISTED),
            },
          ]
        : [];
    });
    return { rows, ...(page.next === undefined ? {} : { next: page.next }) };
  }

  /**
   * One person's case on a day, as far as the reader may see it; also by a reference that was merged with an elder one. Who may not know of it gets 404. Logged before it is
   * answered; who opens it outside of the own scope names a reason first, valid for the day (`POST access-log/reasons`).
   */
  @Get(':personRef')
  @Roles('course-coordinator', 'migration-office', 'education-office', 'provider', 'department')
  async case(
    @Param('personRef') asked: string,
    @Query() query: DayQuery,
    @CurrentPrincipal() principal: Principal,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseAnswer> {
    await awaitOwnWrite(this.views, { seen, reply, reads: ['cases', 'runs', 'providers'] });
    const view = await this.views.cases.get(asked);
    // A reference that was merged leads to the elder one: reasons and looks are kept under that.
    const personRef = view?.personRef ?? asked;
    const reason = await this.log.reason(principal, personRef);
    const visible = view ? await visibleTo(principal, view, this.views) : [];
    if (visible.length === 0)
      throw new Problem({ status: 404, code: 'case-unknown', detail: 'There is no such case, or it is not for you.' });
    await this.log.write(principal, { what: 'case', personRefs: [personRef], reason });
    const day = query.day ?? this.clock.today();
    // The stage follows from all entries: from a part of them it would be told wrong.
    const whole = seesAllCases(readerOf(principal));
    const entries = visible.filter((entry) => entry.effectiveOn <= day);
    const state = entries.reduce(evolveCase, NEW_CASE);
    return {
      personRef,
      day,
      whole,
      ...(whole ? { stage: stageOf(state) } : {}),
      ...(view && view.formerRefs.length > 0 && { formerRefs: view.formerRefs }),
      ...this.place(state),
      ...(state.level && { level: levelOf(state.level) }),
      ...(await this.details(state, day)),
      timeline: await timelineOf(entries, this.views),
    };
  }

  private place({ municipalityKey }: CaseState): { municipality?: Named } {
    const municipality = this.joins.municipality(municipalityKey);
    return municipality ? { municipality } : {};
  }

  private async details(state: CaseState, day: string): Promise<Details> {
    const runs = await this.views.runs.getMany(Object.values(state.registrations).map(({ runId }) => runId));
    const provider = await this.joins.providers([
      ...[...runs.values()].map((run) => run.providerId),
      ...state.levels.flatMap(({ assessedBy }) => assessedBy ?? []),
      ...Object.values(state.handovers).flatMap((handover) => [handover.fromProvider, handover.toProvider]),
    ]);
    return {
      ...(state.needs && { needs: state.needs }),
      ...(state.literacy && { literacy: state.literacy }),
      levels: levelRecords(state, { day, rules: this.proofRules, provider }),
      rights: Object.entries(state.rights).map(([entitlementId, { before: _before, ...right }]) => ({
        entitlementId,
        ...right,
      })),
      obligations: Object.entries(state.obligations).map(([obligationId, one]) => ({ obligationId, ...one })),
      reports: Object.entries(state.reports).map(([reportId, report]) => ({ reportId, ...report })),
      registrations: Object.entries(state.registrations).map(
        ([registrationId, { toldOfDelay: _told, held: _held, droppedFor: _why, ...registration }]) => {
          const run = runs.get(registration.runId);
          return {
            registrationId,
            ...registration,
            title: run?.title ?? registration.runId,
            ...(run && { provider: provider(run.providerId) }),
          };
        },
      ),
      handovers: Object.entries(state.handovers).map(([handoverId, handover]) => ({
        handoverId,
        ...handover,
        from: provider(handover.fromProvider),
        to: provider(handover.toProvider),
      })),
      transitions: Object.entries(state.transitions).map(([transitionId, transition]) => ({
        transitionId,
        kind: transition.kind,
        state: transition.state,
        startedOn: transition.startedOn,
        ...(transition.dueOn === undefined ? {} : { dueOn: transition.dueOn }),
        steps: transition.steps.map(({ apart: _apart, ...step }) => step),
      })),
      hints: hintsOf(state, {
        runs,
        familyOf: (courseType) => this.views.rulesOn(day).typeRule(courseType).family,
        kmTo: (place) =>
          state.municipalityKey === undefined ? undefined : this.distance(state.municipalityKey, place),
        day,
      }),
      disputes: openDisputes(state),
      disputeHistory: disputeHistory(state),
      fittingRuns: await this.joins.fitsOf(state, day),
    };
  }
}

type Details = Pick<
  CaseAnswer,
  | 'needs'
  | 'literacy'
  | 'levels'
  | 'rights'
  | 'obligations'
  | 'reports'
  | 'registrations'
  | 'handovers'
  | 'transitions'
  | 'hints'
  | 'disputes'
  | 'disputeHistory'
  | 'fittingRuns'
>;

const levelOf = ({ level, basis, on }: NonNullable<CaseState['level']>) => ({ level, basis, on });

/** Data that a row of the list shows. */
const LISTED = ['level', 'municipality', 'identity'] as const;
