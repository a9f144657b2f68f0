import { Get, Inject, Query, Req, Res } from '@nestjs/common';
import { IsOptional, Matches } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Roles } from '#service-kit';
import type { Board } from '../api/integration-status.js';
import { Upstreams } from '../api/upstreams.js';
import { OVERVIEW_ROLES } from '../layout/navigation.js';
import { PageController } from '../layout/page-controller.js';
import { DayQuery } from '../layout/queries.js';
import { boardColumns, MUNICIPALITY_COLUMNS } from './csv-columns.js';
import { sendCsv } from './send-csv.js';

export class BoardCsvQuery extends DayQuery {
  @IsOptional()
  @Matches(/^(\d{8})?$/)
  gemeinde?: string;
}

/** The board and the numbers beside the map as files; withheld is what the page withholds. */
@PageController()
export class BoardCsvController {
  constructor(@Inject(Upstreams) private readonly upstreams: Upstreams) {}

  @Get('stand.csv')
  @Roles(...OVERVIEW_ROLES)
  async board(
    @Query() { tag, gemeinde }: BoardCsvQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const board = await this.read(request, tag, gemeinde);
    await sendCsv(reply, 'integrationsstatus', boardColumns(board), [board.rows]);
  }

  @Get('gemeinden.csv')
  @Roles(...OVERVIEW_ROLES)
  async municipalities(
    @Query() { tag }: DayQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const board = await this.read(request, tag);
    await sendCsv(reply, 'gemeinden', MUNICIPALITY_COLUMNS, [board.byMunicipality]);
  }

  private read(request: FastifyRequest, day: string | undefined, municipality?: string): Promise<Board> {
    return this.upstreams.clientFor(request).get<Board>('integration-status', '/board', { day, municipality });
  }
}
