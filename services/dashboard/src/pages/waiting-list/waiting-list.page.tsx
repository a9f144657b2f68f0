import { CEFR_LEVELS } from '#contracts';
import { search } from '../../api/api-client.js';
import type { Named } from '../../api/integration-status.js';
import type { Disputes } from '../../api/disputes.js';
import type { Names } from '../../api/names.js';
import type { WaitingGroup, WaitingRow } from '../../api/waiting-list.js';
import { counted, germanDay } from '../../layout/dates.js';
import { AnyDisputed, Disputed, DisputesUnknown } from '../../layout/disputed.js';
import { SelectField } from '../../layout/form-fields.js';
import { PersonLink } from '../../layout/person-link.js';
import { Table } from '../../layout/table.js';
import { courseTypeWord, levelWord, timeOfDayWord } from '../../layout/words.js';
import { MERGES_PATH, PATH } from './waiting-list.query.js';

export interface WaitingListData {
  readonly provider: boolean;
  readonly filter: {
    readonly kursart: string | undefined;
    readonly niveau: string | undefined;
    readonly gemeinde: string | undefined;
  };
  readonly groups: readonly WaitingGroup[];
  readonly rows: readonly WaitingRow[];
  readonly next: string | undefined;
  readonly municipalities: readonly Named[];
  readonly names: Names;
  readonly disputes: Disputes;
}

export const WaitingListPage = (data: WaitingListData) => (
  <>
    <DisputesUnknown disputes={data.disputes} />
    <p class="kern-body">
      <a class="kern-link" href={MERGES_PATH}>
        Kurse mit zu wenigen Anmeldungen und Zusammenlegungen
      </a>
    </p>
    {!data.provider && (
      <p class="kern-body">
        <a class="kern-link" href="/warteliste/zeiten">
          Wie lange gewartet wurde, und was dabei verfiel
        </a>
      </p>
    )}
    {data.provider && (
      <p class="kern-body">
        Sie sehen Ihre eigenen Personen mit Namen. Von den anderen sehen Sie, wer auf Kursarten wartet, die Sie
        anbieten, ohne Person.
      </p>
    )}
    <section aria-labelledby="gruppen-titel">
      <h2 class="kern-heading-medium" id="gruppen-titel">
        Worauf gewartet wird
      </h2>
      <Groups data={data} />
    </section>
    <section aria-labelledby="liste-titel" id="liste">
      <h2 class="kern-heading-medium" id="liste-titel">
        Wer zuerst
      </h2>
      <FilterForm data={data} />
      <List data={data} />
      <p class="kern-body kern-body--small">
        Die Reihenfolge: zuerst, wessen Recht bald verfällt, dann wer zur Teilnahme verpflichtet ist, dann wer sehr
        lange wartet, dann wessen Bedarf selten angeboten wird; sonst nach Wartezeit. Es werden keine Punkte vergeben.
      </p>
    </section>
  </>
);

const Groups = ({ data: { groups } }: { data: WaitingListData }) => (
  <Table
    caption="Wartende und freie Plätze nach Kursart und Niveau"
    rows={groups}
    rowKey={(row) => `${row.courseType}-${row.level}`}
    csv="/warteliste/gruppen.csv"
    empty="Niemand wartet."
    columns={[
      {
        head: 'Kursart',
        cell: (row) => (
          <>
            {courseTypeWord(row.courseType)}
            <small>ab Niveau {levelWord(row.level)}</small>
          </>
        ),
        total: 'Alle',
      },
      {
        head: 'Warten',
        numeric: true,
        cell: (row) => (
          <a class="kern-link" href={`${PATH}${search({ kursart: row.courseType, niveau: row.level })}#liste`}>
            {row.waiting}
          </a>
        ),
        total: groups.reduce((sum, { waiting }) => sum + waiting, 0),
      },
      { head: 'Am längsten (Wochen)', numeric: true, cell: (row) => row.longestWeeks },
      { head: 'Offene Kurse', numeric: true, cell: (row) => row.runs },
      { head: 'Freie Plätze', numeric: true, cell: (row) => row.freeSeats },
    ]}
  />
);

const List = ({ data }: { data: WaitingListData }) => (
  <Table
    caption="Warteliste in der vereinbarten Reihenfolge"
    rows={data.rows}
    rowKey={(row) => row.entryId}
    csv={`/warteliste.csv${search(data.filter)}`}
    next={data.next}
    empty={
      Object.values(data.filter).some((value) => value !== undefined)
        ? 'Zu dieser Auswahl wartet niemand.'
        : 'Niemand wartet. Wer auf die Warteliste kommt, steht hier.'
    }
    columns={[
      {
        head: 'Platz',
        cell: (row) => (
          <>
            {row.place}.
            <small>
              {courseTypeWord(row.courseType)}, {levelWord(row.level)}
            </small>{' '}
            <AnyDisputed data={data.disputes.of(row.personRef)} of={['level']} />
          </>
        ),
      },
      { head: 'Person', cell: (row) => <Who row={row} names={data.names} disputes={data.disputes} /> },
      { head: 'Bedarf', cell: (row) => <Need row={row} disputes={data.disputes} /> },
      { head: 'Warum dieser Platz', cell: (row) => <WaitingReasons row={row} disputes={data.disputes} /> },
      {
        head: 'Vorschläge',
        cell: (row) => (
          <a class="kern-link" href={`${PATH}/${row.entryId}`}>
            {row.fittingRuns === 0
              ? 'Kurse ansehen: keiner passt ganz'
              : counted(row.fittingRuns, 'passender Kurs', 'passende Kurse')}
            <span class="kern-sr-only"> für Platz {row.place}</span>
          </a>
        ),
      },
    ]}
  />
);

/** A person where she is the reader's, else where she lives. */
export const Who = ({ row, names, disputes }: { row: WaitingRow; names: Names; disputes: Disputes }) => (
  <>
    {row.personRef === undefined ? (
      'Person eines anderen Trägers'
    ) : (
      <PersonLink personRef={row.personRef} names={names} />
    )}{' '}
    <Disputed data={disputes.of(row.personRef)} datum="identity" />
    <small>{row.municipality.name}</small> <Disputed data={disputes.of(row.personRef)} datum="municipality" />
  </>
);

/** What is asked of a course, with the mark where the person disputes it. */
export const Need = ({ row, disputes }: { row: WaitingRow; disputes: Disputes }) => (
  <>
    {needText(row)} <Disputed data={disputes.of(row.personRef)} datum="needs" />
  </>
);

/** Why somebody stands where she stands; of others only how long she waits. */
export const WaitingReasons = ({ row, disputes }: { row: WaitingRow; disputes: Disputes }) =>
  row.reasons.length === 0 ? (
    <>wartet seit {counted(row.waitingWeeks, 'Woche', 'Wochen')}</>
  ) : (
    <>
      {row.reasons.join('; ')} <AnyDisputed data={disputes.of(row.personRef)} of={['entitlement']} />
      {row.since !== undefined && <small>seit {germanDay(row.since)}</small>}
    </>
  );

/** What is asked of a course, in words. */
export function needText(row: WaitingRow): string {
  const times = row.timesOfDay.map(timeOfDayWord).join(' oder ');
  const care = row.childcareTimes?.map(timeOfDayWord).join(', ');
  const parts = [
    times === '' ? 'zu jeder Zeit' : times,
    row.childcare ? `Kinderbetreuung${care === undefined || care === '' ? '' : ` (${care})`}` : '',
    row.maxDistanceKm === undefined ? '' : `höchstens ${row.maxDistanceKm} km Weg`,
    row.stepFree ? 'stufenfreier Zugang' : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

const FilterForm = ({ data: { filter, groups, municipalities } }: { data: WaitingListData }) => {
  const types = [
    ...new Set([
      ...groups.map(({ courseType }) => courseType),
      ...(filter.kursart === undefined ? [] : [filter.kursart]),
    ]),
  ];
  const byName = types
    .map((code) => ({ value: code, text: courseTypeWord(code) }))
    .toSorted((one, other) => one.text.localeCompare(other.text, 'de'));
  return (
    <form method="get" action={`${PATH}#liste`} class="vz-day" aria-label="Auswahl">
      <SelectField
        id="auswahl-kursart"
        name="kursart"
        label="Kursart"
        narrowing
        none="alle"
        value={filter.kursart}
        choices={byName}
      />
      <SelectField
        id="auswahl-niveau"
        name="niveau"
        label="Niveau"
        narrowing
        none="alle"
        value={filter.niveau}
        choices={CEFR_LEVELS.map((level) => ({ value: level, text: levelWord(level) }))}
      />
      <SelectField
        id="auswahl-gemeinde"
        name="gemeinde"
        label="Gemeinde"
        narrowing
        none="der ganze Landkreis"
        value={filter.gemeinde}
        choices={municipalities.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <button type="submit" class="kern-btn kern-btn--secondary">
        <span class="kern-label">Auswählen</span>
      </button>
    </form>
  );
};
