import { AT_RISK_REASONS, CEFR_LEVELS, DROP_OUT_REASONS } from '#contracts';
import type { RegistrationOfRun, RunOfPage } from '../../api/course-run.js';
import type { Disputes } from '../../api/disputes.js';
import type { Names } from '../../api/names.js';
import { Badge } from '../../layout/badge.js';
import { germanDay } from '../../layout/dates.js';
import { type Choice, type FormProblem, TextField } from '../../layout/form-fields.js';
import { AnyDisputed, Disputed } from '../../layout/disputed.js';
import { MarkedPerson } from '../../layout/person-link.js';
import { Table } from '../../layout/table.js';
import { dropOutWord, levelWord } from '../../layout/words.js';
import { certificateWord, registrationWord, riskWord } from './course-run-words.js';
import { type EntryColumn, fieldId, type TypedRow } from './entries.js';
import { FollowUpCell } from './follow-up-cell.js';

export interface ParticipantsFormProps {
  readonly run: RunOfPage;
  readonly rows: readonly RegistrationOfRun[];
  readonly names: Names;
  readonly disputes: Disputes;
  readonly today: string;
  readonly formKey: string;
  /** The day in the field above all. */
  readonly day: string;
  /** What was typed and not taken. */
  readonly typed: ReadonlyMap<string, TypedRow>;
  readonly problem: FormProblem | undefined;
  readonly csv: string;
  /** The modules of the course by number; none: its type has none. */
  readonly modules: readonly Choice[];
}

interface OptionGroup {
  readonly label: string;
  readonly options: readonly Choice[];
}

const ATTENDANCE: readonly OptionGroup[] = [
  { label: 'nimmt teil', options: [{ value: 'ok', text: 'in Ordnung' }] },
  {
    label: 'gefährdet',
    options: AT_RISK_REASONS.map((reason) => ({ value: `at-risk:${reason}`, text: `gefährdet: ${riskWord(reason)}` })),
  },
  {
    label: 'abgebrochen',
    options: DROP_OUT_REASONS.map((reason) => ({
      value: `dropped-out:${reason}`,
      text: `abgebrochen: ${dropOutWord(reason)}`,
    })),
  },
];

const PASSED_OR_NOT: readonly Choice[] = [
  { value: 'ja', text: 'bestanden' },
  { value: 'nein', text: 'nicht bestanden' },
];

/** The levels of the final test, each with whether the aim of the course is reached by it. */
function resultsOf({ targetLevel }: RunOfPage): readonly Choice[] {
  const aim = CEFR_LEVELS.findIndex((level) => level === targetLevel);
  return CEFR_LEVELS.map((level, at) => ({
    value: `${level}:${at >= aim ? 'ja' : 'nein'}`,
    text: `${levelWord(level)}, Ziel ${at >= aim ? 'erreicht' : 'nicht erreicht'}`,
  }));
}

/** All participants in one form: what is entered is saved, what is left alone stays as it is. */
export const ParticipantsForm = (props: ParticipantsFormProps) => {
  const { run, rows, names, disputes, today, formKey, day, csv, modules, problem } = props;
  const orientation = run.courseType.startsWith('IK_');
  const results = resultsOf(run);
  const earned = rows.some((row) => row.earned.length > 0);
  return (
    <form method="post" action={`/kurse/${run.runId}/eintragen`} class="vz-entries">
      <input type="hidden" name="schluessel" value={formKey} />
      {rows.length > 0 && (
        <div class="vz-form--row">
          <TextField
            name="tag"
            label="Tag der Einträge"
            type="date"
            value={day}
            hint="gilt für alle Zeilen ohne eigenen Tag"
            required
            error={problem?.fields['tag']}
          />
        </div>
      )}
      <Table
        caption="Teilnehmende, nach Namen"
        rows={rows}
        rowKey={(row) => row.id}
        box="wide"
        csv={csv}
        empty="Noch nimmt niemand teil: Die Teilnahme beginnt für alle Angemeldeten, sobald der Kurs beginnt."
        columns={[
          {
            head: 'Person',
            cell: (row) => (
              <>
                <input type="hidden" name="anmeldung" value={row.id} />
                <input type="hidden" name="person" value={row.personRef} />
                <MarkedPerson personRef={row.personRef} names={names} disputes={disputes} />
              </>
            ),
          },
          {
            head: 'Stand',
            cell: (row) => (
              <ParticipantStanding
                row={row}
                disputed={disputes.of(row.personRef)}
                steps={{ run, name: names.get(row.personRef) ?? row.personRef }}
              />
            ),
          },
          {
            head: 'Teilnahme',
            cell: (row) => (
              <EntrySelect {...props} row={row} column="teilnahme" label="Teilnahme" groups={ATTENDANCE} />
            ),
          },
          ...(modules.length > 0
            ? [
                {
                  head: 'Abschnitt bestanden',
                  cell: (row: RegistrationOfRun) => (
                    <EntrySelect
                      {...props}
                      row={row}
                      column="abschnitt"
                      label="Abschnitt bestanden"
                      options={modules.filter(({ value }) => !row.modules.includes(Number(value)))}
                    />
                  ),
                },
              ]
            : []),
          {
            head: 'Abschlusstest',
            cell: (row) => (
              <EntrySelect {...props} row={row} column="ergebnis" label="Abschlusstest" options={results} />
            ),
          },
          ...(orientation
            ? [
                {
                  head: 'Leben in Deutschland',
                  cell: (row: RegistrationOfRun) => (
                    <EntrySelect
                      {...props}
                      row={row}
                      column="lid"
                      label="Leben in Deutschland"
                      options={PASSED_OR_NOT}
                    />
                  ),
                },
              ]
            : []),
          ...(earned
            ? [
                {
                  head: 'Zertifikat',
                  cell: (row: RegistrationOfRun) => (
                    <EntrySelect
                      {...props}
                      row={row}
                      column="zertifikat"
                      label="Zertifikat"
                      options={row.earned.map((kind) => ({ value: kind, text: certificateWord(kind) }))}
                    />
                  ),
                },
              ]
            : []),
          { head: 'Anderer Tag', cell: (row) => <EntryDay {...props} row={row} max={today} /> },
          { head: 'Anschluss', cell: (row) => <FollowUpCell row={row} /> },
        ]}
      />
      {rows.length > 0 && (
        <button type="submit" class="kern-btn kern-btn--primary">
          <span class="kern-label">Einträge speichern</span>
        </button>
      )}
    </form>
  );
};

/** What is known of a participation; `steps`: with the way to what can be entered for her alone. */
export const ParticipantStanding = ({
  row,
  disputed,
  steps,
}: {
  row: RegistrationOfRun;
  disputed: readonly string[] | undefined;
  steps?: { readonly run: RunOfPage; readonly name: string };
}) => (
  <>
    {row.interruptedOn === undefined ? (
      <AttendanceBadge row={row} />
    ) : (
      <Badge tone="warning" text={`unterbrochen seit ${germanDay(row.interruptedOn)}`} />
    )}{' '}
    <AnyDisputed data={disputed} of={['attendance']} />
    {row.result && (
      <div>
        {levelWord(row.result.level)}, Ziel {row.result.passed ? 'erreicht' : 'nicht erreicht'},{' '}
        {germanDay(row.result.on)}
        {row.attempts > 1 && `, ${row.attempts}. Versuch`} <Disputed data={disputed} datum="result" />
      </div>
    )}
    {row.orientationPassed !== undefined && (
      <div>Leben in Deutschland {row.orientationPassed ? 'bestanden' : 'nicht bestanden'}</div>
    )}
    {row.certificates.map((kind) => (
      <div key={kind}>{certificateWord(kind)} ausgestellt</div>
    ))}
    {row.modules.length > 0 && <div>Abschnitt {row.modules.at(-1)} abgeschlossen</div>}
    {row.repetition && (
      <div>
        Wiederholung möglich{row.repetition.units !== undefined && `, ${row.repetition.units} UE`} (
        {row.repetition.legalBasis})
      </div>
    )}
    {steps !== undefined && (
      <div>
        <a
          class="kern-link"
          href={`/kurse/${steps.run.runId}/teilnahmen/${row.id}`}
          aria-label={`Pause oder Abbruch: ${steps.name}`}
        >
          Pause oder Abbruch
        </a>
      </div>
    )}
  </>
);

const AttendanceBadge = ({ row: { phase, attendance } }: { row: RegistrationOfRun }) => {
  if (phase === 'ended' || attendance === undefined) return <Badge tone="info" text={registrationWord(phase)} />;
  return attendance.attendance === 'ok' ? (
    <Badge tone="success" text="in Ordnung" />
  ) : (
    <Badge
      tone="warning"
      text={`gefährdet${attendance.reason === undefined ? '' : `: ${riskWord(attendance.reason)}`}`}
    />
  );
};

interface EntryProps extends ParticipantsFormProps {
  readonly row: RegistrationOfRun;
}

/** A field is named by its column and its row, so that lists of fields stand apart when they are read out. */
const nameOf = ({ names, row }: EntryProps): string => names.get(row.personRef) ?? row.personRef;

const EntrySelect = (
  props: EntryProps & {
    readonly column: EntryColumn;
    readonly label: string;
    readonly options?: readonly Choice[];
    readonly groups?: readonly OptionGroup[];
  },
) => {
  const { row, column, label, options = [], groups = [], typed, problem } = props;
  const id = fieldId(column, row.id);
  const value = typed.get(row.id)?.[column] ?? '';
  const error = problem?.fields[id];
  const option = ({ value: one, text }: Choice) => (
    <option key={one} value={one} selected={one === value}>
      {text}
    </option>
  );
  return (
    <>
      <div class="kern-form-input__select-wrapper vz-entries__field">
        <select
          class="kern-form-input__select"
          id={id}
          name={column}
          aria-label={`${label}: ${nameOf(props)}`}
          {...faulty(id, error)}
        >
          <option value="">–</option>
          {options.map(option)}
          {groups.map((group) => (
            <optgroup key={group.label} label={group.label}>
              {group.options.map(option)}
            </optgroup>
          ))}
        </select>
      </div>
      <EntryError id={id} text={error} />
    </>
  );
};

const EntryDay = (props: EntryProps & { readonly max: string }) => {
  const { row, typed, problem, max } = props;
  const id = fieldId('zeilentag', row.id);
  const error = problem?.fields[id];
  return (
    <>
      <input
        type="date"
        class="kern-form-input__input vz-entries__field"
        id={id}
        name="zeilentag"
        max={max}
        value={typed.get(row.id)?.zeilentag ?? ''}
        aria-label={`Anderer Tag: ${nameOf(props)}`}
        {...faulty(id, error)}
      />
      <EntryError id={id} text={error} />
    </>
  );
};

const faulty = (id: string, error: string | undefined) =>
  error === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-fehler` };

const EntryError = ({ id, text }: { id: string; text: string | undefined }) =>
  text === undefined ? null : (
    <p class="kern-error" id={`${id}-fehler`}>
      <span class="kern-icon kern-icon--danger" aria-hidden="true"></span>
      <span class="kern-body kern-body--small">{text}</span>
    </p>
  );
