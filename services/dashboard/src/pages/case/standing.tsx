import type { ComponentChildren } from 'preact';
import { search } from '../../api/api-client.js';
import type { Case } from '../../api/integration-status.js';
import { Badge } from '../../layout/badge.js';
import { daysBetween, deadlineText, germanDay } from '../../layout/dates.js';
import { Table } from '../../layout/table.js';
import {
  datumWord,
  handoverStateWord,
  levelBasisWord,
  levelWord,
  registrationStateWord,
  returnReasonWord,
  rightStateWord,
  rightWord,
  stageWord,
  timeOfDayWord,
} from '../../layout/words.js';
import { Lapse } from '../overview/urgent-tables.js';
import { fileOf } from './case-files.js';
import { Pathway } from './pathway.js';
import { nextRight, turnOf } from './turn.js';

interface StandingProps {
  readonly one: Case;
  readonly name: string | undefined;
  readonly today: string;
  readonly mayOffer: boolean;
}

/** Whether the reader sees the whole case: of a part alone, nothing may be said about what it lacks. */
export const isWhole = ({ stage }: Pick<Case, 'stage'>): boolean => stage !== undefined;

/** Where a person stands: whose turn it is and until when, then what is known. */
export const Standing = ({ one, name, today, mayOffer }: StandingProps) => (
  <section aria-labelledby="stand-titel">
    <h2 class="kern-heading-medium" id="stand-titel">
      {one.day === today ? 'Stand heute' : `Stand vom ${germanDay(one.day)}`}
    </h2>
    <TurnLine one={one} />
    {!isWhole(one) && (
      <p class="kern-body">
        Sie sehen den Teil dieses Falls, mit dem Ihre Stelle zu tun hat; mehr sagt diese Seite nicht.
      </p>
    )}
    {one.disputes.map((datum) => (
      <p key={datum} class="kern-body">
        <Badge tone="warning" text={`bestritten: ${datumWord(datum)}`} />
      </p>
    ))}
    <div class="vz-side-by-side">
      <dl class="kern-description-list vz-facts">
        <Fact name="Person">{name === undefined ? one.personRef : `${name} (${one.personRef})`}</Fact>
        {one.stage !== undefined && <Fact name="Stufe">{stageWord(one.stage)}</Fact>}
        {(one.municipality || isWhole(one)) && <Fact name="Wohnort">{one.municipality?.name ?? 'nicht bekannt'}</Fact>}
        {(one.level || isWhole(one)) && (
          <Fact name="Sprachstand">
            {one.level === undefined
              ? 'noch nicht festgestellt'
              : `${levelWord(one.level.level)}, ${levelBasisWord(one.level.basis)} vom ${germanDay(one.level.on)}`}
          </Fact>
        )}
        {one.rights.map((right) => (
          <Fact key={right.entitlementId} name={rightWord(right.kind)}>
            {right.state === 'open' && right.lapsesOn !== undefined ? (
              <Lapse on={right.lapsesOn} day={one.day} />
            ) : (
              `${rightStateWord(right.state)}, ${right.legalBasis}`
            )}
          </Fact>
        ))}
        {one.needs && <Fact name="Bedarf">{needsText(one.needs)}</Fact>}
      </dl>
      <Pathway one={one} />
    </div>
    {one.registrations.length > 0 && <Registrations one={one} csv={fileOf(one, 'kurse')} mayOffer={mayOffer} />}
    {one.handovers.length > 0 && <Handovers rows={one.handovers} day={one.day} csv={fileOf(one, 'uebergaben')} />}
  </section>
);

const TurnLine = ({ one }: { one: Case }) => {
  const turn = turnOf(one);
  const right = nextRight(one);
  if (!turn && !isWhole(one)) return null;
  if (!turn) return <p class="kern-body vz-turn">Niemand muss gerade handeln.</p>;
  const due = turn.dueOn;
  const lapse = right?.lapsesOn === due && right !== undefined;
  return (
    <p class={`kern-body vz-turn${due !== undefined && due < one.day ? ' vz-turn--due' : ''}`}>
      <strong>{turn.who}</strong> ist dran: {turn.what}.{' '}
      {due !== undefined && (
        <Badge
          tone={daysBetween(one.day, due) < 7 ? 'danger' : 'warning'}
          text={lapse ? `vor dem Verfall des Rechts: ${deadlineText(due, one.day)}` : deadlineText(due, one.day)}
        />
      )}
    </p>
  );
};

const Registrations = ({ one, csv, mayOffer }: { one: Case; csv: string; mayOffer: boolean }) => (
  <Table
    caption="Kurse dieser Person"
    rows={one.registrations}
    rowKey={(row) => row.registrationId}
    csv={csv}
    empty=""
    columns={[
      { head: 'Kurs', cell: (row) => row.title },
      { head: 'Träger', cell: (row) => row.provider?.name ?? 'nicht bekannt' },
      { head: 'Stand', cell: (row) => `${registrationStateWord(row.state)} seit ${germanDay(row.since)}` },
      ...(isWhole(one) || one.registrations.some(({ result }) => result !== undefined)
        ? [{ head: 'Ergebnis', cell: (row: Registration) => resultText(row, isWhole(one)) }]
        : []),
      ...(mayOffer && one.registrations.some(isOfferable)
        ? [{ head: 'Nächster Schritt', cell: (row: Registration) => <OfferLink row={row} personRef={one.personRef} /> }]
        : []),
    ]}
  />
);

type Registration = Case['registrations'][number];

/** Who has begun a course can be handed over. */
const isOfferable = ({ state }: Registration): boolean =>
  state === 'started' || state === 'ended' || state === 'dropped-out';

const OfferLink = ({ row, personRef }: { row: Registration; personRef: string }) =>
  isOfferable(row) ? (
    <a class="kern-link" href={`/uebergaben/anbieten${search({ person: personRef, anmeldung: row.registrationId })}`}>
      Übergabe anbieten
    </a>
  ) : null;

function resultText({ result }: Registration, whole: boolean): string {
  if (result !== undefined) return levelWord(result);
  return whole ? 'noch keines' : '';
}

const Handovers = ({ rows, day, csv }: { rows: Case['handovers']; day: string; csv: string }) => (
  <Table
    caption="Übergaben dieser Person"
    rows={rows}
    rowKey={(row) => row.handoverId}
    csv={csv}
    empty=""
    columns={[
      { head: 'Von', cell: (row) => row.from.name },
      { head: 'An', cell: (row) => row.to.name },
      {
        head: 'Stand',
        cell: (row) =>
          row.state === 'offered' ? (
            <Badge
              tone={row.answerDueOn < day ? 'danger' : 'info'}
              text={`angeboten, ${deadlineText(row.answerDueOn, day)}`}
            />
          ) : (
            [handoverStateWord(row.state), row.reason === undefined ? '' : returnReasonWord(row.reason)]
              .filter((part) => part !== '')
              .join(': ')
          ),
      },
    ]}
  />
);

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div class="kern-description-list-item">
    <dt class="kern-description-list-item__key">{name}</dt>
    <dd class="kern-description-list-item__value">{children}</dd>
  </div>
);

function needsText(needs: NonNullable<Case['needs']>): string {
  const parts = [
    needs.childcare ? 'Kinderbetreuung' : '',
    needs.stepFree ? 'stufenfreier Zugang' : '',
    needs.timesOfDay.map(timeOfDayWord).join(' oder '),
    needs.maxDistanceKm === undefined ? '' : `höchstens ${needs.maxDistanceKm} km Weg`,
  ];
  return parts.filter((part) => part !== '').join(', ') || 'keiner';
}
