import type { Role } from '#service-kit';
import type { CaseObligation, CaseOfRights, CaseReport, CaseRight, Path } from '../../api/rights.js';
import { Badge, type Tone } from '../../layout/badge.js';
import { counted, daysBetween, germanDay } from '../../layout/dates.js';
import { Table } from '../../layout/table.js';
import { departmentWord, rightStateWord, rightWord } from '../../layout/words.js';
import { Timeline } from '../case/timeline.js';
import { Hints } from './hints.js';
import { ActionForms, type ActionProblem, RowAction } from './action-forms.js';
import {
  answerWord,
  DISORDER_WORDS,
  EXEMPTION_WORDS,
  OBLIGATION_WORDS,
  obligationStateWord,
  pathReasonWord,
  reportStateWord,
} from './right-words.js';

export interface RightsData {
  readonly one: CaseOfRights;
  /** Which courses are open; absent for those who are not told. */
  readonly paths?: readonly Path[] | undefined;
  readonly role: Role;
  /** Whether something can be changed: on the day of today alone. */
  readonly acts: boolean;
  readonly formKey: string;
  readonly problem?: ActionProblem | undefined;
}

/** What a person may and must, by which rule and until when; below, what happened and what can be done. */
export const RightsPage = (data: RightsData) => (
  <>
    <section id="rechte" aria-labelledby="rechte-titel">
      <h2 class="kern-heading-medium" id="rechte-titel">
        Rechte
      </h2>
      <Rights data={data} />
    </section>
    <section id="pflichten" aria-labelledby="pflichten-titel">
      <h2 class="kern-heading-medium" id="pflichten-titel">
        Verpflichtungen
      </h2>
      <Obligations data={data} />
      {data.one.reports.length > 0 && <Reports data={data} />}
    </section>
    {data.one.hints && <Hints hints={data.one.hints} />}
    {data.paths && <Paths paths={data.paths} />}
    {data.acts && <ActionForms data={data} />}
    <section id="verlauf" aria-labelledby="verlauf-titel">
      <h2 class="kern-heading-medium" id="verlauf-titel">
        Verlauf der Rechte und Pflichten
      </h2>
      <Timeline one={{ ...data.one, timeline: data.one.timeline.filter(({ type }) => OF_RIGHTS.test(type)) }} />
    </section>
    <p class="kern-body">
      <a class="kern-link" href={`/faelle/${encodeURIComponent(data.one.personRef)}`}>
        Zum ganzen Fall
      </a>
    </p>
  </>
);

const OF_RIGHTS = /^(entitlement|obligation|attendance-report|report-objection)/;

const Rights = ({ data }: { data: RightsData }) => (
  <Table
    caption="Rechte auf Kurse mit Grundlage und letztem Tag"
    rows={data.one.rights}
    rowKey={({ entitlementId }) => entitlementId}
    empty="Zu dieser Person ist kein Recht erfasst. Kurse des Landkreises, des Landes und von Ehrenamtlichen stehen ihr auch so offen."
    columns={[
      { head: 'Recht', cell: ({ kind }: CaseRight) => rightWord(kind) },
      {
        head: 'Stand',
        cell: (right) => (
          <>
            <Badge tone={toneOf(right.state)} text={rightStateWord(right.state)} />
            {right.objection?.open === true && <Badge tone="warning" text="bestritten" />}
            {right.endedOn !== undefined && <small>am {germanDay(right.endedOn)}</small>}
          </>
        ),
      },
      {
        head: 'Letzter Tag',
        cell: (right) =>
          right.lapsesOn === undefined ? (
            'keiner'
          ) : (
            <>
              {germanDay(right.lapsesOn)}
              {isHeld(right) && <small>{leftText(data.one.day, right.lapsesOn)}</small>}
            </>
          ),
      },
      {
        head: 'Stelle',
        cell: ({ issuedBy, issuedOn, titleOn }) => (
          <>
            {departmentWord(issuedBy)}
            <small>
              vom {germanDay(issuedOn)}
              {titleOn !== undefined && `, Titel vom ${germanDay(titleOn)}`}
            </small>
          </>
        ),
      },
      {
        head: 'Regel',
        cell: ({ legalBasis, ruleVersion }) => (
          <>
            {legalBasis}
            <small>Fassung vom {versionText(ruleVersion)}</small>
          </>
        ),
      },
      ...(data.acts
        ? [{ head: 'Aktion', cell: (right: CaseRight) => <RightActions right={right} data={data} /> }]
        : []),
    ]}
  />
);

const isHeld = ({ state }: CaseRight): boolean => state === 'open' || state === 'interrupted';

function leftText(day: string, lapsesOn: string): string {
  const left = daysBetween(day, lapsesOn);
  return left < 0 ? `seit ${counted(-left, 'Tag', 'Tagen')} vorbei` : `noch ${counted(left, 'Tag', 'Tage')}`;
}

const versionText = (version: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(version) ? germanDay(version) : version);

function toneOf(state: string): Tone {
  if (state === 'open' || state === 'used') return 'success';
  return state === 'lapsed' || state === 'refused' || state === 'withdrawn' ? 'danger' : 'warning';
}

const OBJECTABLE: Readonly<Record<string, string>> = { lapsed: 'lapse', withdrawn: 'withdrawal', refused: 'refusal' };

const RightActions = ({ right, data }: { right: CaseRight; data: RightsData }) => {
  const { entitlementId: id, state, lapsesOn, objection } = right;
  const against = OBJECTABLE[state];
  const decides = data.role !== 'provider' && data.role !== 'education-office';
  return (
    <>
      {decides && lapsesOn !== undefined && (isHeld(right) || state === 'lapse-presumed') && (
        <p class="kern-body">
          <a class="kern-link" href={`/fristen/recht/${id}?person=${encodeURIComponent(data.one.personRef)}`}>
            {state === 'lapse-presumed' ? 'Über den Verfall entscheiden' : 'Verlängern'}
          </a>
        </p>
      )}
      {(isHeld(right) || state === 'lapse-presumed') && <RowAction name="beenden" id={id} data={data} />}
      {against !== undefined && objection === undefined && (
        <RowAction name="einwand" id={id} data={data} more={{ art: against }} />
      )}
      {objection?.open === true && (
        <RowAction name="einwand-entscheiden" id={id} data={data} more={{ einwand: objection.objectionId }} />
      )}
    </>
  );
};

const Obligations = ({ data }: { data: RightsData }) => (
  <Table
    caption="Wer diese Person zur Teilnahme verpflichtet hat"
    rows={data.one.obligations}
    rowKey={({ obligationId }) => obligationId}
    empty="Keine Stelle hat diese Person zur Teilnahme verpflichtet."
    columns={[
      {
        head: 'Stelle',
        cell: ({ imposedBy, imposedOn }: CaseObligation) => (
          <>
            {departmentWord(imposedBy)}
            <small>vom {germanDay(imposedOn)}</small>
          </>
        ),
      },
      {
        head: 'Stand',
        cell: ({ state, exemption, endedOn }) => (
          <>
            <Badge tone={state === 'in-force' ? 'info' : 'success'} text={obligationStateWord(state)} />
            <small>
              {[
                exemption === undefined ? undefined : wordIn(EXEMPTION_WORDS, exemption),
                endedOn === undefined ? undefined : `am ${germanDay(endedOn)}`,
              ]
                .filter(Boolean)
                .join(', ')}
            </small>
          </>
        ),
      },
      {
        head: 'Grund',
        cell: ({ reason, legalBasis }) => (
          <>
            {reason === undefined ? 'nur der Stelle bekannt' : wordIn(OBLIGATION_WORDS, reason)}
            <small>{legalBasis}</small>
          </>
        ),
      },
      {
        head: 'Anmeldung bis',
        cell: ({ registerBy }) => (registerBy === undefined ? 'nicht festgelegt' : germanDay(registerBy)),
      },
      ...(data.acts
        ? [
            {
              head: 'Aktion',
              cell: ({ obligationId, state }: CaseObligation) =>
                state === 'in-force' ? (
                  <>
                    <RowAction name="befreien" id={obligationId} data={data} />
                    <RowAction name="pflicht-beenden" id={obligationId} data={data} />
                  </>
                ) : (
                  'keine'
                ),
            },
          ]
        : []),
    ]}
  />
);

const Reports = ({ data }: { data: RightsData }) => (
  <Table
    caption="Meldungen nicht ordnungsgemäßer Teilnahme"
    rows={data.one.reports}
    rowKey={({ reportId }) => reportId}
    empty=""
    columns={[
      { head: 'Gemeldet am', cell: ({ reportedOn }: CaseReport) => germanDay(reportedOn) },
      { head: 'Grund', cell: ({ reason }) => wordIn(DISORDER_WORDS, reason) },
      {
        head: 'Ging an',
        cell: ({ recipients, legalBasis }) => (
          <>
            {recipients === undefined ? 'Ihre Stelle' : recipients.map(departmentWord).join(', ')}
            <small>{legalBasis}</small>
          </>
        ),
      },
      {
        head: 'Stand',
        cell: ({ state, objection }) => (
          <>
            <Badge tone={state === 'made' ? 'warning' : 'success'} text={reportStateWord(state)} />
            {objection?.open === true && <Badge tone="warning" text="bestritten" />}
          </>
        ),
      },
      ...(data.acts
        ? [{ head: 'Aktion', cell: (report: CaseReport) => <ReportActions report={report} data={data} /> }]
        : []),
    ]}
  />
);

const ReportActions = ({ report, data }: { report: CaseReport; data: RightsData }) => {
  const { reportId: id, state, objection } = report;
  if (state !== 'made') return <>keine</>;
  return (
    <>
      <RowAction name="meldung-zuruecknehmen" id={id} data={data} />
      {objection === undefined && <RowAction name="meldung-einwand" id={id} data={data} />}
      {objection?.open === true && (
        <RowAction name="meldung-einwand-entscheiden" id={id} data={data} more={{ einwand: objection.objectionId }} />
      )}
    </>
  );
};

const Paths = ({ paths }: { paths: readonly Path[] }) => (
  <section id="wege" aria-labelledby="wege-titel">
    <h2 class="kern-heading-medium" id="wege-titel">
      Welche Wege stehen offen
    </h2>
    <Table
      caption="Wege in einen Kurs nach den Regeln von heute; eine Auskunft, keine Ablehnung"
      rows={[...paths].sort((one, other) => ORDER.indexOf(one.answer) - ORDER.indexOf(other.answer))}
      rowKey={({ path }) => path}
      empty=""
      columns={[
        { head: 'Weg', cell: ({ title }) => title },
        { head: 'Antwort', cell: ({ answer }) => <Badge tone={PATH_TONES[answer]} text={answerWord(answer)} /> },
        {
          head: 'Warum',
          cell: ({ reasons }) =>
            reasons.map(({ code, ruleId, legalBasis, unchecked }) => (
              <p key={code + ruleId} class="kern-body">
                {pathReasonWord(code)}
                <small>
                  {legalBasis}
                  {unchecked && ' (seit über einem Jahr nicht mit dem Gesetz verglichen)'}
                </small>
              </p>
            )),
        },
        { head: 'Stelle', cell: ({ issuers }) => issuers.map(departmentWord).join(', ') || 'keine nötig' },
      ]}
    />
  </section>
);

const ORDER: readonly Path['answer'][] = ['open', 'obtainable', 'closed'];
const PATH_TONES = { open: 'success', obtainable: 'info', closed: 'warning' } as const;

const wordIn = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code;
