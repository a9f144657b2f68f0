import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Clock } from '#event-sourcing';
import { type KeyRange, keyPrefix } from '#event-sourcing/projections';
import {
  CLOCK,
  ConsistentWith,
  CurrentPrincipal,
  type Principal,
  Roles,
  type SeenWrite,
  withinScope,
} from '#service-kit';
import { seesAllCases } from '../access/case-visibility.js';
import { CoordinationPaper, type CoordinationMeeting, type EndingRun } from '../answers/coordination.dto.js';
import type { CoordinationMeetingView } from '../projections/coordination-meeting/coordination-meeting.projection.js';
import { addDays } from '../projections/days.js';
import { DEMAND, demandOf } from '../projections/demand/demand.projection.js';
import { takenOn, type RunView } from '../projections/run/run.state.js';
import {
  AHEAD_DAYS,
  byLevel,
  byPlace,
  endsSoon,
  freeOn,
  handedOver,
  takesIn,
  toldOfOthers,
} from '../rows/coordination-paper.js';
import { RowJoins } from '../rows/row-joins.js';
import { STATUS_VIEWS, type StatusViews } from '../rows/status-views.js';
import { awaitOwnWrite } from './own-writes.js';
import { DayQuery } from './queries.dto.js';
import { readerOf } from './reader-of.js';

/** So many runs and meetings are looked at: those of eight weeks, and of the last year. */
const RUNS = 1000;
const MEETINGS = 12;
const OF_A_RUN = 400;

/** The paper of the monthly meeting of the providers. */
@ApiTags('coordination')
@Controller('api/integration-status/v1/coordination')
export class CoordinationController {
  private readonly joins: RowJoins;
  constructor(
    @Inject(STATUS_VIEWS) private readonly views: StatusViews,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.joins = new RowJoins(views);
  }

  /**
   * What ends within eight weeks and where it goes, as of a day: heads per run, level and place against free follow-up
   * seats and those who wait; what was agreed in the meetings and what came of it. Nobody is named. To a provider the
   * runs of others are heads; how many of them are handed over, and who waits, it is told from five on.
   */
  @Get('paper')
  @Roles('course-coordinator', 'migration-office', 'education-office', 'provider')
  async paper(
    @Query() { day = this.clock.today() }: DayQuery,
    @CurrentPrincipal() principal: Principal,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CoordinationPaper> {
    const reads = ['runs', 'handovers', 'demand', 'coordinationMeetings', 'providers'] as const;
    await awaitOwnWrite(this.views, { seen, reply, reads });
    const until = addDays(day, AHEAD_DAYS);
    const seesAll = seesAllCases(readerOf(principal));
    const last = addDays(until, AHEAD_DAYS);
    const [ending, starting, demand, meetings] = await Promise.all([
      this.runs({ index: 'end', from: day, to: `${until}\u0000` }),
      this.runs({ index: 'start', from: day, to: `${last}\u0000` }),
      this.demand(day),
      this.meetings(day, principal),
    ]);
    const soon = ending.filter((run) => endsSoon(run, day, until));
    const levels = new Set(soon.map((run) => run.targetLevel));
    const followUps = starting.filter((run) => takesIn(run, day, last) && levels.has(run.entryLevel));
    const supply = { ending: soon, followUps, demand, day };
    const provider = await this.joins.providers([...soon, ...followUps].map((run) => run.providerId));
    return {
      day,
      until,
      levels: byLevel(supply, seesAll),
      places: seesAll
        ? byPlace(supply).map(({ municipalityKey = '', ...rest }) => ({
            ...rest,
            municipality: this.joins.municipality(municipalityKey) ?? { id: municipalityKey, name: municipalityKey },
          }))
        : [],
      ending: await Promise.all(soon.map((run) => this.endingRun(run, { day, principal, seesAll, provider }))),
      followUps: followUps.map((run) => ({ ...this.runRow(run, provider), ...entryOf(run, day) })),
      meetings,
    };
  }

  private async runs(range: KeyRange): Promise<readonly RunView[]> {
    return (await this.views.runs.find(range, { limit: RUNS })).rows.map(({ view }) => view);
  }

  private async demand(day: string): Promise<ReadonlyMap<string, number>> {
    const waiting = new Map<string, number>();
    for (const [cell, count] of await this.views.demand.cellsAt(DEMAND, day)) {
      const { level, municipalityKey } = demandOf(cell);
      const key = `${level}:${municipalityKey}`;
      waiting.set(key, (waiting.get(key) ?? 0) + count);
    }
    return waiting;
  }

  private async endingRun(
    run: RunView,
    {
      day,
      principal,
      seesAll,
      provider,
    }: {
      readonly day: string;
      readonly principal: Principal;
      readonly seesAll: boolean;
      readonly provider: (id: string) => EndingRun['provider'];
    },
  ): Promise<EndingRun> {
    const { rows } = await this.views.handovers.find(keyPrefix('ended', run.runId), { limit: OF_A_RUN });
    const count = handedOver(
      rows.map(({ view }) => view).filter(({ endedRunId }) => endedRunId === run.runId),
      day,
    );
    const heads = takenOn(run, day);
    const own = !seesAll && withinScope(principal, { provider: run.providerId });
    return {
      ...this.runRow(run, provider),
      targetLevel: run.targetLevel,
      endsOn: run.endsOn,
      heads,
      handedOver: seesAll || own ? count : toldOfOthers(count, heads),
      own,
    };
  }

  private runRow(run: RunView, provider: (id: string) => EndingRun['provider']) {
    const { runId, title, courseType, municipalityKey } = run;
    return {
      runId,
      title,
      courseType,
      provider: provider(run.providerId),
      municipality: this.joins.municipality(municipalityKey) ?? { id: municipalityKey, name: municipalityKey },
    };
  }

  /** What was agreed by a day, with what had come of it by then. */
  private async meetings(day: string, principal: Principal): Promise<readonly CoordinationMeeting[]> {
    const { rows } = await this.views.coordinationMeetings.find(
      { index: 'held', from: '', to: `${day}\u0000` },
      { limit: MEETINGS, reverse: true },
    );
    const items = rows.flatMap(({ view }) => view.items);
    const handovers = await this.views.handovers.getMany(
      items.flatMap(({ subject, subjectId }) => (subject === 'handover' && subjectId !== undefined ? [subjectId] : [])),
    );
    // A hand-over between others is none of a provider's: not even that there is one.
    const isFor = ({ subject, subjectId = '' }: CoordinationMeetingView['items'][number]): boolean => {
      if (subject !== 'handover') return true;
      const { fromProvider, toProvider } = handovers.get(subjectId) ?? {};
      return withinScope(principal, { provider: [fromProvider, toProvider].filter((id) => id !== undefined) });
    };
    const [runs, provider] = await Promise.all([
      this.views.runs.getMany(items.flatMap(({ subjectId }) => subjectId ?? [])),
      this.joins.providers(items.flatMap(({ owner }) => owner ?? [])),
    ]);
    const itemOf = ({ owner, outcomes, agreedOn: _agreed, ...item }: CoordinationMeetingView['items'][number]) => {
      const last = outcomes.findLast(({ on }) => on <= day);
      const title = item.subjectId === undefined ? undefined : runs.get(item.subjectId)?.title;
      return {
        ...item,
        ...(title === undefined ? {} : { subjectTitle: title }),
        ...(owner === undefined ? {} : { owner: provider(owner) }),
        ...(last === undefined ? {} : { outcome: last.outcome, outcomeOn: last.on }),
      };
    };
    return rows.map(({ view: { meetingId, heldOn, items: all } }) => ({
      meetingId,
      heldOn,
      items: all.filter((item) => item.agreedOn <= day && isFor(item)).map(itemOf),
    }));
  }
}

const entryOf = (run: RunView, day: string) => ({
  entryLevel: run.entryLevel,
  startsOn: run.startsOn,
  freeSeats: freeOn(run, day),
});
