import type { ComponentChildren } from 'preact';
import type { CourseProvider } from '../../api/courses.js';
import type { LetterDue, RegistrationReport } from '../../api/letters.js';
import type { Disputes } from '../../api/disputes.js';
import type { Names } from '../../api/names.js';
import { search } from '../../api/api-client.js';
import { Alert } from '../../layout/alert.js';
import { Badge } from '../../layout/badge.js';
import { daysBetween, deadlineText, germanDay } from '../../layout/dates.js';
import { Disputed, DisputesUnknown } from '../../layout/disputed.js';
import { SelectField } from '../../layout/form-fields.js';
import { MarkedPerson } from '../../layout/person-link.js';
import { Table } from '../../layout/table.js';
import { letterWord, recipientWord } from './letter-texts.js';

export interface LettersData {
  readonly letters: readonly LetterDue[];
  readonly report: RegistrationReport;
  readonly names: Names;
  readonly disputes: Disputes;
  readonly today: string;
  readonly formKey: string;
  /** The provider whose letters they are, where the reader stands for none or several. */
  readonly provider: string | undefined;
  readonly runId: string | undefined;
  readonly problem: string | undefined;
}

/** Where a letter is read and printed. */
export const letterPath = ({
  runId,
  registrationId,
  letter,
  recipient,
}: Pick<LetterDue, 'runId' | 'registrationId' | 'letter' | 'recipient'>): string =>
  `/briefe/${runId}/${registrationId}/${letter}/${recipient}`;

export const LettersPage = (data: LettersData) => (
  <>
    {data.problem !== undefined && <Alert tone="danger" title={data.problem} />}
    <DisputesUnknown disputes={data.disputes} />
    <section aria-labelledby="briefe">
      <h2 class="kern-heading-medium" id="briefe">
        Fällige Briefe
      </h2>
      <p class="kern-body">
        Nichts geht von selbst hinaus: Sie drucken den Brief, versenden ihn und vermerken es hier.
      </p>
      <LetterTable {...data} />
    </section>
    <ReportSection {...data} />
  </>
);

const LetterTable = ({ letters, names, disputes, today, formKey, provider, runId }: LettersData) => (
  <Table
    caption="Briefe, die dringendsten zuerst"
    rows={letters}
    rowKey={(row) => letterPath(row)}
    csv={`/briefe.csv${search({ traeger: provider, kurs: runId })}`}
    empty="Kein Brief ist fällig."
    columns={[
      {
        head: 'Brief',
        cell: (row) => (
          <>
            <a class="kern-link" href={letterPath(row)}>
              {letterWord(row.letter)}
            </a>
            <br />
            an: {recipientWord(row.recipient)}
          </>
        ),
      },
      {
        head: 'Person',
        cell: (row) => <MarkedPerson personRef={row.personRef} names={names} disputes={disputes} />,
      },
      {
        head: 'Kurs',
        cell: (row) => (
          <>
            <a class="kern-link" href={`/kurse/${row.runId}`}>
              {row.runTitle}
            </a>
            , Beginn {germanDay(row.startsOn)}
          </>
        ),
      },
      {
        head: 'Fällig',
        cell: (row) => (
          <>
            <Badge tone={daysBetween(today, row.dueOn) < 0 ? 'danger' : 'info'} text={deadlineText(row.dueOn, today)} />
            <br />
            {germanDay(row.dueOn)}
            {row.rule !== undefined && `, ${row.rule.legalBasis}`}
          </>
        ),
      },
      {
        head: 'Versandt',
        cell: (row) => (
          <form method="post" action={`${letterPath(row)}/versandt`} class="vz-inline-form">
            <input
              type="hidden"
              name="schluessel"
              value={`${formKey}-${row.registrationId}-${row.letter}-${row.recipient}`}
            />
            <input type="hidden" name="person" value={row.personRef} />
            {provider !== undefined && <input type="hidden" name="traeger" value={provider} />}
            <button
              type="submit"
              class="kern-btn kern-btn--secondary kern-btn--x-small"
              aria-label={`Als versandt vermerken: ${letterWord(row.letter)}, ${names.get(row.personRef) ?? row.personRef}, an ${recipientWord(row.recipient)}`}
            >
              <span class="kern-label">Als versandt vermerken</span>
            </button>
          </form>
        ),
      },
    ]}
  />
);

/** The report that goes out every fortnight: what is in it, to print, as a file, and that it was sent. */
const ReportSection = ({ report, names, disputes, today, formKey, provider }: LettersData) => {
  const rows = report.runs.flatMap((run) => run.registrations.map((one) => ({ ...one, run })));
  if (report.to < report.from) {
    return (
      <ReportFrame>
        <p class="kern-body">
          Bis gestern ist alles gemeldet. Die nächste Meldung beginnt mit dem {germanDay(report.from)}
          {report.dueOn !== undefined && ` und ist am ${germanDay(report.dueOn)} fällig`}.
        </p>
      </ReportFrame>
    );
  }
  return (
    <ReportFrame>
      <p class="kern-body">
        Berufssprachkurse, {germanDay(report.from)} bis {germanDay(report.to)}
        {report.rule !== undefined && ` (${report.rule.legalBasis}, alle 14 Tage)`}
        {report.dueOn !== undefined && (
          <>
            {' '}
            <Badge
              tone={daysBetween(today, report.dueOn) < 0 ? 'danger' : 'info'}
              text={deadlineText(report.dueOn, today)}
            />
          </>
        )}
        {report.lastSentTo !== undefined && ` Zuletzt gemeldet bis ${germanDay(report.lastSentTo)}.`}
      </p>
      <Table
        caption="Anmeldungen, voraussichtlicher Beginn und Niveaus"
        rows={rows}
        rowKey={(row) => `${row.run.runId}-${row.personRef}`}
        csv={`/briefe/meldung.csv${search({ traeger: provider })}`}
        empty="In diesem Zeitraum hat sich niemand für einen Berufssprachkurs angemeldet; auch das ist zu melden."
        columns={[
          {
            head: 'Kurs',
            cell: ({ run }) => (
              <a class="kern-link" href={`/kurse/${run.runId}`}>
                {run.title}
              </a>
            ),
          },
          {
            head: 'Person',
            cell: (row) => <MarkedPerson personRef={row.personRef} names={names} disputes={disputes} />,
          },
          { head: 'Angemeldet am', cell: (row) => germanDay(row.registeredOn) },
          { head: 'Beginn', cell: ({ run }) => germanDay(run.startsOn) },
          {
            head: 'Niveau',
            cell: (row) => (
              <>
                {row.level ?? 'nicht festgestellt'} <Disputed data={disputes.of(row.personRef)} datum="level" />
              </>
            ),
          },
          { head: 'Kurs führt zu', cell: ({ run }) => run.targetLevel },
          { head: 'Alle im Kurs', numeric: true, cell: ({ run }) => run.registered },
        ]}
      />
      <form method="post" action="/briefe/meldung/versandt" class="vz-inline-form">
        <input type="hidden" name="schluessel" value={`${formKey}-m`} />
        <input type="hidden" name="von" value={report.from} />
        <input type="hidden" name="bis" value={report.to} />
        {provider !== undefined && <input type="hidden" name="traeger" value={provider} />}
        <button type="submit" class="kern-btn kern-btn--secondary">
          <span class="kern-label">Meldung als versandt vermerken</span>
        </button>
      </form>
    </ReportFrame>
  );
};

const ReportFrame = ({ children }: { readonly children: ComponentChildren }) => (
  <section aria-labelledby="meldung">
    <h2 class="kern-heading-medium" id="meldung">
      Meldung der Anmeldungen
    </h2>
    {children}
  </section>
);

/** A county account names the provider whose letters it wants to see. */
export const ProviderChoice = ({ providers }: { providers: readonly CourseProvider[] }) => (
  <form method="get" action="/briefe" class="vz-form">
    <SelectField
      name="traeger"
      label="Träger"
      required
      choices={providers
        .map(({ providerId, name }) => ({ value: providerId, text: name }))
        .toSorted((one, other) => one.text.localeCompare(other.text, 'de'))}
    />
    <div>
      <button type="submit" class="kern-btn kern-btn--primary">
        <span class="kern-label">Briefe zeigen</span>
      </button>
    </div>
  </form>
);
