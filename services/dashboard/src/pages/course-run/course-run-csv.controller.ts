import { Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPrincipal, type Principal, Roles } from '#service-kit';
import { type RegistrationOfRun, registrationsOf } from '../../api/course-run.js';
import { type Disputes, disputesOf } from '../../api/disputes.js';
import { namesFor, type Names } from '../../api/names.js';
import { Upstreams } from '../../api/upstreams.js';
import type { CsvColumn } from '../../csv/csv.js';
import { sendCsv } from '../../csv/send-csv.js';
import { germanDay } from '../../layout/dates.js';
import { disputesText } from '../../layout/disputed.js';
import { PLACING_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { levelWord } from '../../layout/words.js';
import { RunParam } from './course-run.forms.js';
import { certificateWord, closingWord, followUpWord, registrationWord, riskWord } from './course-run-words.js';

const day = (value: string | undefined): string => (value === undefined ? '' : germanDay(value));

const columnsWith = (names: Names, disputes: Disputes): readonly CsvColumn<RegistrationOfRun>[] => [
  { head: 'Person', cell: (row) => row.personRef },
  { head: 'Name', cell: (row) => names.get(row.personRef) },
  { head: 'Stand', cell: (row) => registrationWord(row.phase) },
  { head: 'Seit', cell: (row) => day(row.since) },
  { head: 'Angemeldet am', cell: (row) => day(row.registeredOn) },
  { head: 'Vorgemerkt bis', cell: (row) => (row.phase === 'held' ? day(row.heldUntil) : '') },
  { head: 'Grund', cell: (row) => (row.reason === undefined ? '' : closingWord(row.reason)) },
  { head: 'Teilnahme', cell: ({ attendance }) => attendanceText(attendance) },
  { head: 'Ergebnis', cell: ({ result }) => (result === undefined ? '' : levelWord(result.level)) },
  { head: 'Ziel erreicht', cell: ({ result }) => (result === undefined ? '' : result.passed ? 'ja' : 'nein') },
  {
    head: 'Leben in Deutschland',
    cell: ({ orientationPassed }) => (orientationPassed === undefined ? '' : orientationPassed ? 'ja' : 'nein'),
  },
  { head: 'Zertifikate', cell: (row) => row.certificates.map(certificateWord).join(', ') },
  { head: 'Anschluss', cell: ({ followUp }) => (followUp === undefined ? '' : followUpWord(followUp.state)) },
  { head: 'Bestritten', cell: (row) => disputesText(disputes, row.personRef) },
];

const attendanceText = (attendance: RegistrationOfRun['attendance']): string => {
  if (attendance === undefined) return '';
  if (attendance.attendance === 'ok') return 'in Ordnung';
  return `gefährdet${attendance.reason === undefined ? '' : `: ${riskWord(attendance.reason)}`}`;
};

/** The participants of a run as a file: what the reader sees on the page, and no more. */
@PageController('kurse/:runId')
@Roles(...PLACING_ROLES)
export class CourseRunCsvController {
  constructor(@Inject(Upstreams) private readonly upstreams: Upstreams) {}

  @Get('teilnehmende.csv')
  async participants(
    @Param() { runId }: RunParam,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const rows = await registrationsOf(client, runId);
    const refs = rows.map(({ personRef }) => personRef);
    const [names, disputes] = await Promise.all([namesFor(client, principal.role, refs), disputesOf(client, refs)]);
    await sendCsv(reply, 'teilnehmende', columnsWith(names, disputes), [rows]);
  }
}
