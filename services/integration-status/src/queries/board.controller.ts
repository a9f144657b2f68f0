import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Clock } from '#event-sourcing';
import { CLOCK, ConsistentWith, CurrentPrincipal, Roles, type Principal, type SeenWrite } from '#service-kit';
import { seesAllCases } from '../access/case-visibility.js';
import { STAGES } from '../projections/case/case-state.js';
import type { Municipality } from '../county/county.js';
import { APART, BOARD_ROWS, byMunicipality, countedRow, sumsOf } from '../rows/board.js';
import { lastRoundBefore } from '../rows/last-round.js';
import { ToldBoard } from '../rows/told-board.js';
import { STATUS_VIEWS, type StatusViews } from '../rows/status-views.js';
import { BoardQuery } from './queries.dto.js';
import { BoardAnswer } from '../answers/board.dto.js';
import type { Named } from '../answers/named.dto.js';
import { awaitOwnWrite } from './own-writes.js';
import { readerOf } from './reader-of.js';

@ApiTags('status')
@Controller('api/integration-status/v1/board')
export class BoardController {
  constructor(
    @Inject(STATUS_VIEWS) private readonly views: StatusViews,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The status board of a day: departments × stages. Who has no case rights sees the day of the last round alone, by
   * member of the county, with small counts and what would give them away withheld. So do the county's posts for the
   * departments whose data are kept apart: `day` of such a row is that of the round.
   */
  @Get()
  @Roles('course-coordinator', 'migration-office', 'education-office', 'department', 'municipality', 'council')
  async board(
    @Query() { municipality, day }: BoardQuery,
    @CurrentPrincipal() principal: Principal,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BoardAnswer> {
    await awaitOwnWrite(this.views, { seen, reply, reads: ['cases', 'meetings', 'bodies'] });
    return seesAllCases(readerOf(principal)) ? this.counted(municipality, day) : this.told(municipality);
  }

  private async counted(municipality: string | undefined, day = this.clock.today()): Promise<BoardAnswer> {
    const lastRoundOn = await lastRoundBefore(this.views, day);
    const [now, then, { roundOn, board }] = await Promise.all([
      this.views.cases.cellsAt('', day),
      lastRoundOn === undefined ? undefined : this.views.cases.cellsAt('', lastRoundOn),
      this.round([...APART]),
    ]);
    const sums = sumsOf(now, municipality);
    const before = then && sumsOf(then, municipality);
    // Of a single municipality nothing is told of the departments apart: the round's tables are by member.
    const apart = municipality === undefined ? board : new ToldBoard(undefined, this.views.municipalities);
    return {
      day,
      ...(lastRoundOn === undefined ? {} : { lastRoundOn }),
      stages: STAGES,
      municipalities: this.choices(({ name }) => name),
      rows: BOARD_ROWS.map((department) =>
        APART.has(department)
          ? { ...apart.row(department), ...(roundOn === undefined ? {} : { day: roundOn }) }
          : countedRow(department, sums, before),
      ),
      byMunicipality: byMunicipality(now, this.views.municipalities),
    };
  }

  private async told(municipality: string | undefined): Promise<BoardAnswer> {
    const { roundOn, board } = await this.round();
    const chosen = municipality === undefined ? undefined : this.views.municipalities.get(municipality);
    return {
      day: roundOn ?? this.clock.today(),
      ...(roundOn === undefined ? {} : { lastRoundOn: roundOn }),
      stages: STAGES,
      municipalities: this.choices(({ member }) => member),
      rows: board.rows(chosen?.member ?? municipality),
      byMunicipality: board.byMember(),
    };
  }

  /** What is told of the last round before today, whatever day was asked for. */
  private async round(
    departments: readonly string[] = BOARD_ROWS,
  ): Promise<{ readonly roundOn: string | undefined; readonly board: ToldBoard }> {
    const roundOn = await lastRoundBefore(this.views, this.clock.today());
    const cells = roundOn === undefined ? undefined : await this.views.cases.cellsAt('', roundOn);
    return { roundOn, board: new ToldBoard(cells, this.views.municipalities, departments) };
  }

  private choices(nameOf: (municipality: Municipality) => string): Named[] {
    const named = new Map<string, { id: string; name: string }>();
    for (const municipality of this.views.municipalities.values()) {
      const name = nameOf(municipality);
      if (!named.has(name)) named.set(name, { id: municipality.key, name });
    }
    return [...named.values()].sort((a, b) => a.name.localeCompare(b.name, 'de'));
  }
}
