import { Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPrincipal, type Principal, Roles } from '#service-kit';
import { type LetterDue, lettersDue, registrationReport } from '../../api/letters.js';
import { type Disputes, disputesOf } from '../../api/disputes.js';
import { namesFor, type Names } from '../../api/names.js';
import { Upstreams } from '../../api/upstreams.js';
import type { CsvColumn } from '../../csv/csv.js';
import { sendCsv } from '../../csv/send-csv.js';
import { germanDay } from '../../layout/dates.js';
import { disputesText } from '../../layout/disputed.js';
import { PLACING_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { letterWord, recipientWord } from './letter-texts.js';
import { LettersPageQuery } from './letters.forms.js';

const letterColumns = (names: Names, disputes: Disputes): readonly CsvColumn<LetterDue>[] => [
  { head: 'Brief', cell: (row) => letterWord(row.letter) },
  { head: 'An', cell: (row) => recipientWord(row.recipient) },
  { head: 'Person', cell: (row) => row.personRef },
  { head: 'Name', cell: (row) => names.get(row.personRef) },
  { head: 'Kurs', cell: (row) => row.runTitle },
  { head: 'Beginn', cell: (row) => germanDay(row.startsOn) },
  { head: 'Fällig am', cell: (row) => germanDay(row.dueOn) },
  { head: 'Rechtsgrundlage', cell: (row) => row.rule?.legalBasis },
  { head: 'Bestritten', cell: (row) => disputesText(disputes, row.personRef) },
];

interface ReportRow {
  readonly title: string;
  readonly courseType: string;
  readonly startsOn: string;
  readonly targetLevel: string;
  readonly registered: number;
  readonly personRef: string;
  readonly registeredOn: string;
  readonly level?: string;
}
const reportColumns = (names: Names, disputes: Disputes): readonly CsvColumn<ReportRow>[] => [
  { head: 'Kurs', cell: (row) => row.title },
  { head: 'Kursart', cell: (row) => row.courseType },
  { head: 'Voraussichtlicher Beginn', cell: (row) => germanDay(row.startsOn) },
  { head: 'Zielniveau', cell: (row) => row.targetLevel },
  { head: 'Alle im Kurs', cell: (row) => row.registered },
  { head: 'Person', cell: (row) => row.personRef },
  { head: 'Name', cell: (row) => names.get(row.personRef) },
  { head: 'Angemeldet am', cell: (row) => germanDay(row.registeredOn) },
  { head: 'Niveau', cell: (row) => row.level },
  { head: 'Bestritten', cell: (row) => disputesText(disputes, row.personRef) },
];

const providerOf = ({ traeger }: LettersPageQuery): string | undefined => (traeger === '' ? undefined : traeger);

/** The lists of letters and of the report as files. */
@PageController('')
@Roles(...PLACING_ROLES)
export class LettersCsvController {
  constructor(@Inject(Upstreams) private readonly upstreams: Upstreams) {}

  @Get('briefe.csv')
  async letters(
    @Query() query: LettersPageQuery,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const all = await lettersDue(client, providerOf(query));
    const rows = all.filter(({ runId }) => query.kurs === undefined || query.kurs === '' || runId === query.kurs);
    const refs = rows.map(({ personRef }) => personRef);
    const [names, disputes] = await Promise.all([namesFor(client, principal.role, refs), disputesOf(client, refs)]);
    await sendCsv(reply, 'briefe', letterColumns(names, disputes), [rows]);
  }

  @Get('briefe/meldung.csv')
  async report(
    @Query() query: LettersPageQuery,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const { runs } = await registrationReport(client, providerOf(query));
    const rows = runs.flatMap(({ registrations, ...run }) => registrations.map((one) => ({ ...run, ...one })));
    const refs = rows.map(({ personRef }) => personRef);
    const [names, disputes] = await Promise.all([namesFor(client, principal.role, refs), disputesOf(client, refs)]);
    await sendCsv(reply, 'meldung-anmeldungen', reportColumns(names, disputes), [rows]);
  }
}
