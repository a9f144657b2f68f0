import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import type { FastifyReply } from 'fastify';
import type { Clock } from '#event-sourcing';
import {
  CLOCK,
  ConsistentWith,
  CurrentPrincipal,
  markBehind,
  Roles,
  type Principal,
  type SeenWrite,
} from '#service-kit';
import { seesAllCases } from '../access/case-visibility.js';
import { STAGES } from '../projections/case/case-state.js';
import { boardRows, byMunicipality } from '../rows/board.js';
import { lastRoundBefore } from '../rows/last-round.js';
import { STATUS_VIEWS, type StatusViews } from '../rows/status-views.js';
import { DayQuery } from './day.query.js';
import { readerOf } from './reader-of.js';

export class BoardQuery extends DayQuery {
  /** Official municipality key; the whole county where absent. */
  @IsOptional()
  @Matches(/^\d{8}$/)
  municipality?: string;
}

@ApiTags('status')
@Controller('api/integration-status/v1/board')
export class BoardController {
  constructor(
    @Inject(STATUS_VIEWS) private readonly views: StatusViews,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The status board of a day: departments × stages. Who has no case rights sees members of the county and counts from 5 on. */
  @Get()
  @Roles('course-coordinator', 'migration-office', 'education-office', 'department', 'municipality', 'council')
  async board(
    @Query() query: BoardQuery,
    @CurrentPrincipal() principal: Principal,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    if (seen && !(await this.views.cases.seen(seen.stream, seen.version))) markBehind(reply);
    const small = seesAllCases(readerOf(principal)) ? 'shown' : 'withheld';
    // Without case rights only the round's own day is shown: two days side by side would tell single persons.
    const day = small === 'shown' ? (query.day ?? this.clock.today()) : this.clock.today();
    const lastRoundOn = await lastRoundBefore(this.views, day);
    const [now, then] = await Promise.all([
      this.views.cases.cellsAt('', day),
      lastRoundOn === undefined ? undefined : this.views.cases.cellsAt('', lastRoundOn),
    ]);
    return {
      day,
      ...(lastRoundOn === undefined ? {} : { lastRoundOn }),
      stages: STAGES,
      municipalities: this.choices(small),
      rows: boardRows(now, then, this.chosen(query.municipality, small), small),
      byMunicipality: byMunicipality(now, this.views.municipalities, small),
    };
  }

  private choices(small: 'shown' | 'withheld'): readonly { id: string; name: string }[] {
    const named = new Map<string, { id: string; name: string }>();
    for (const { key, name, member } of this.views.municipalities.values()) {
      const shown = small === 'shown' ? name : member;
      if (!named.has(shown)) named.set(shown, { id: key, name: shown });
    }
    return [...named.values()].sort((a, b) => a.name.localeCompare(b.name, 'de'));
  }

  private chosen(key: string | undefined, small: 'shown' | 'withheld'): ReadonlySet<string> | undefined {
    if (key === undefined) return undefined;
    if (small === 'shown') return new Set([key]);
    const member = this.views.municipalities.get(key)?.member;
    return new Set(
      [...this.views.municipalities.values()].filter((one) => one.member === member).map((one) => one.key),
    );
  }
}
