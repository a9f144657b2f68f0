import { Get, Inject, Query, Req, Res } from '@nestjs/common';
import { IsIn } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Roles } from '#service-kit';
import type { Balance, EndingRun, FollowUpRun, Paper } from '../../api/handovers.js';
import { Upstreams } from '../../api/upstreams.js';
import type { CsvColumn } from '../../csv/csv.js';
import { sendCsv } from '../../csv/send-csv.js';
import { germanDay } from '../../layout/dates.js';
import { HANDOVER_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { DayQuery } from '../../layout/queries.js';
import { courseTypeWord, levelWord } from '../../layout/words.js';

const PARTS = ['niveaus', 'enden', 'folgeplaetze', 'orte'] as const;

export class CoordinationCsvQuery extends DayQuery {
  @IsIn(PARTS)
  teil: (typeof PARTS)[number] = 'enden';
}

/** A withheld number is a point, as on the page. */
const told = (count: number | null): number | string => count ?? '.';

const BALANCE: readonly CsvColumn<Balance>[] = [
  { head: 'Niveau', cell: (row) => levelWord(row.level) },
  { head: 'Kommen aus Kursen', cell: (row) => row.ending },
  { head: 'Warten schon', cell: (row) => told(row.waiting) },
  { head: 'Freie Folgeplätze', cell: (row) => row.freeSeats },
];
const PLACES: readonly CsvColumn<Balance>[] = [{ head: 'Gemeinde', cell: (row) => row.municipality?.name }, ...BALANCE];
const ENDING: readonly CsvColumn<EndingRun>[] = [
  { head: 'Kurs', cell: (row) => row.title },
  { head: 'Kursart', cell: (row) => courseTypeWord(row.courseType) },
  { head: 'Träger', cell: (row) => row.provider.name },
  { head: 'Ort', cell: (row) => row.municipality.name },
  { head: 'Ende', cell: (row) => germanDay(row.endsOn) },
  { head: 'Führt zu', cell: (row) => levelWord(row.targetLevel) },
  { head: 'Köpfe', cell: (row) => row.heads },
  { head: 'Übergeben', cell: (row) => told(row.handedOver) },
];
const FOLLOW_UPS: readonly CsvColumn<FollowUpRun>[] = [
  { head: 'Kurs', cell: (row) => row.title },
  { head: 'Kursart', cell: (row) => courseTypeWord(row.courseType) },
  { head: 'Träger', cell: (row) => row.provider.name },
  { head: 'Ort', cell: (row) => row.municipality.name },
  { head: 'Beginn', cell: (row) => germanDay(row.startsOn) },
  { head: 'Ab Niveau', cell: (row) => levelWord(row.entryLevel) },
  { head: 'Frei', cell: (row) => row.freeSeats },
];

/** The tables of the paper as files. */
@PageController()
export class CoordinationCsvController {
  constructor(@Inject(Upstreams) private readonly upstreams: Upstreams) {}

  @Get('abstimmung.csv')
  @Roles(...HANDOVER_ROLES)
  async file(
    @Query() { teil, tag }: CoordinationCsvQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const day = tag === '' ? undefined : tag;
    const client = this.upstreams.clientFor(request);
    const paper = await client.get<Paper>('integration-status', '/coordination/paper', { day });
    const name = `abstimmung-${teil}`;
    switch (teil) {
      case 'niveaus':
        return sendCsv(reply, name, BALANCE, [paper.levels]);
      case 'orte':
        return sendCsv(reply, name, PLACES, [paper.places]);
      case 'enden':
        return sendCsv(reply, name, ENDING, [paper.ending]);
      case 'folgeplaetze':
        return sendCsv(reply, name, FOLLOW_UPS, [paper.followUps]);
    }
  }
}
