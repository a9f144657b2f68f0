import { Get, Inject, Query, Req, Res } from '@nestjs/common';
import { toTheEnd } from '../../api/all-pages.js';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Roles } from '#service-kit';
import { type FollowUp, myFollowUps, type TransitionStep, transitionSteps } from '../../api/learners-desk.js';
import { Upstreams } from '../../api/upstreams.js';
import type { CsvColumn } from '../../csv/csv.js';
import { sendCsv } from '../../csv/send-csv.js';
import { germanDay } from '../../layout/dates.js';
import { DESK_ROLES, STEP_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { departmentWord, transitionWord } from '../../layout/words.js';
import { inChargeWord, subjectWord } from './follow-up-words.js';
import { FollowUpsQuery } from './follow-ups.forms.js';

const FOLLOW_UP_COLUMNS: readonly CsvColumn<FollowUp>[] = [
  { head: 'Person', cell: (row) => row.personRef },
  { head: 'Fällig am', cell: (row) => germanDay(row.dueOn) },
  { head: 'Anlass', cell: (row) => subjectWord(row.subject) },
  { head: 'Notiz', cell: (row) => row.note },
  { head: 'Zuständig', cell: (row) => inChargeWord(row.inCharge) },
];

const STEP_COLUMNS: readonly CsvColumn<TransitionStep>[] = [
  { head: 'Person', cell: (row) => row.personRef },
  { head: 'Fällig am', cell: (row) => germanDay(row.dueOn) },
  { head: 'Schritt', cell: (row) => row.title },
  { head: 'Übergang', cell: (row) => transitionWord(row.kind) },
  { head: 'Zuständig', cell: (row) => departmentWord(row.owner) },
];

/** The lists of the page as files: what the reader sees there, to the end. */
@PageController()
export class FollowUpsCsvController {
  constructor(@Inject(Upstreams) private readonly upstreams: Upstreams) {}

  @Get('wiedervorlagen.csv')
  @Roles(...DESK_ROLES)
  async mine(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const pages = toTheEnd((after) => myFollowUps(client, { after, limit: 200 }));
    await sendCsv(reply, 'wiedervorlagen', FOLLOW_UP_COLUMNS, pages);
  }

  @Get('wiedervorlagen/schritte.csv')
  @Roles(...STEP_ROLES)
  async steps(
    @Query() { fachdienst }: FollowUpsQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const owner = fachdienst === '' ? undefined : fachdienst;
    const pages = toTheEnd((after) => transitionSteps(client, { owner, after }));
    await sendCsv(reply, 'schritte-von-uebergaengen', STEP_COLUMNS, pages);
  }
}
