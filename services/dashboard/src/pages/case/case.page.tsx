import type { Case, FittingRun, TimelineEntry } from '../../api/integration-status.js';
import { Badge } from '../../layout/badge.js';
import { counted, daysBetween, germanDay } from '../../layout/dates.js';
import { DayControl } from '../../layout/day-control.js';
import { Table } from '../../layout/table.js';
import { datumWord, eventWord, handoverStateWord, registrationStateWord, rightStateWord, rightWord, stageWord, timeOfDayWord } from '../../layout/words.js';
import { factText, factWord } from './facts.js';

export interface CaseData {
  readonly today: string;
  readonly case: Case;
  /** The name, where the reader may see it. */
  readonly name?: string | undefined;
}

export const CasePage = ({ today, case: one, name }: CaseData) => (
  <>
    <DayControl path={`/faelle/${one.personRef}`} day={one.day} today={today} />
    <Standing one={one} name={name} />
    <section id="passende-kurse" aria-labelledby="passende-kurse-titel">
      <h2 class="kern-heading-medium" id="passende-kurse-titel">
        Passende Kurse
      </h2>
      <FittingRuns runs={one.fittingRuns} />
    </section>
    <section aria-labelledby="verlauf-titel">
      <h2 class="kern-heading-medium" id="verlauf-titel">
        Verlauf
      </h2>
      <Timeline entries={one.timeline} disputes={one.disputes} />
    </section>
  </>
);

const Standing = ({ one, name }: { one: Case; name: string | undefined }) => {
  const openRights = one.rights.filter((right) => right.state === 'open' && right.lapsesOn !== undefined);
  const open = one.handovers.filter((handover) => handover.state === 'offered');
  return (
    <section aria-labelledby="stand-titel">
      <h2 class="kern-heading-medium" id="stand-titel">
        Stand vom {germanDay(one.day)}
      </h2>
      {one.disputes.map((datum) => (
        <p key={datum} class="kern-body">
          <Badge tone="warning" text={`bestritten: ${datumWord(datum)}`} />
        </p>
      ))}
      <dl class="kern-description-list">
        <Fact name="Person" value={name ?? one.personRef} />
        <Fact name="Stufe" value={stageWord(one.stage)} />
        <Fact name="Wohnort" value={one.municipality?.name ?? 'nicht bekannt'} />
        <Fact name="Sprachstand" value={one.level === undefined ? 'noch nicht festgestellt' : `${one.level.level}, festgestellt am ${germanDay(one.level.on)}`} />
        {openRights.map((right) => (
          <Fact key={right.entitlementId} name={rightWord(right.kind)} value={rightText(right.lapsesOn, one.day)} />
        ))}
        {one.rights
          .filter((right) => right.state !== 'open' || right.lapsesOn === undefined)
          .map((right) => (
            <Fact key={right.entitlementId} name={rightWord(right.kind)} value={`${rightStateWord(right.state)} (${right.legalBasis})`} />
          ))}
        {one.needs && <Fact name="Bedarf" value={needsText(one.needs)} />}
        {open.map((handover) => (
          <Fact
            key={handover.handoverId}
            name="Offene Übergabe"
            value={`${handover.from.name} an ${handover.to.name}, Antwort bis ${germanDay(handover.answerDueOn)}: ${handover.to.name} ist dran`}
          />
        ))}
      </dl>
      {one.registrations.length > 0 && (
        <Table
          caption="Kurse dieser Person"
          rows={one.registrations}
          rowKey={(row) => row.registrationId}
          empty=""
          columns={[
            { head: 'Kurs', cell: (row) => row.title },
            { head: 'Träger', cell: (row) => row.provider?.name ?? '' },
            { head: 'Stand', cell: (row) => registrationStateWord(row.state) },
            { head: 'Seit', cell: (row) => germanDay(row.since) },
            { head: 'Ergebnis', cell: (row) => row.result ?? '' },
          ]}
        />
      )}
      {one.handovers.some((handover) => handover.state !== 'offered') && (
        <Table
          caption="Abgeschlossene Übergaben"
          rows={one.handovers.filter((handover) => handover.state !== 'offered')}
          rowKey={(row) => row.handoverId}
          empty=""
          columns={[
            { head: 'Von – an', cell: (row) => `${row.from.name} – ${row.to.name}` },
            { head: 'Ergebnis', cell: (row) => handoverStateWord(row.state) },
          ]}
        />
      )}
    </section>
  );
};

const Fact = ({ name, value }: { name: string; value: string }) => (
  <div class="kern-description-list-item">
    <dt class="kern-description-list-item__key">{name}</dt>
    <dd class="kern-description-list-item__value">{value}</dd>
  </div>
);

function rightText(lapsesOn: string | undefined, day: string): string {
  if (lapsesOn === undefined) return 'ohne Frist';
  const left = daysBetween(day, lapsesOn);
  return left < 0 ? `Frist am ${germanDay(lapsesOn)} abgelaufen` : `verfällt in ${counted(left, 'Tag', 'Tagen')}, am ${germanDay(lapsesOn)}`;
}

function needsText(needs: NonNullable<Case['needs']>): string {
  const parts = [
    needs.childcare ? 'Kinderbetreuung' : '',
    needs.stepFree ? 'stufenfreier Zugang' : '',
    needs.timesOfDay.map(timeOfDayWord).join(' oder '),
    needs.maxDistanceKm === undefined ? '' : `höchstens ${needs.maxDistanceKm} km Weg`,
  ];
  return parts.filter((part) => part !== '').join(', ') || 'keiner';
}

export const FittingRuns = ({ runs }: { runs: readonly FittingRun[] }) => (
  <Table
    caption="Kurse mit freien Plätzen, passendste zuerst; ein Mensch entscheidet"
    rows={runs}
    rowKey={(run) => run.runId}
    empty="Zurzeit passt kein geplanter Kurs mit freien Plätzen zu Niveau und Bedarf."
    columns={[
      { head: 'Kurs', cell: (run) => `${run.title}, ${timeOfDayWord(run.timeOfDay)}` },
      { head: 'Träger und Ort', cell: (run) => `${run.provider.name}, ${run.municipality.name}` },
      { head: 'Beginn', cell: (run) => germanDay(run.startsOn) },
      { head: 'Freie Plätze', numeric: true, cell: (run) => run.freeSeats },
      { head: 'Dafür', cell: (run) => run.reasonsFor.join(', ') },
      { head: 'Dagegen', cell: (run) => run.reasonsAgainst.join(', ') || 'nichts' },
    ]}
  />
);

const Timeline = ({ entries, disputes }: { entries: readonly TimelineEntry[]; disputes: readonly string[] }) =>
  entries.length === 0 ? (
    <p class="kern-body vz-empty">An diesem Tag war noch nichts geschehen. Wählen Sie einen späteren Tag.</p>
  ) : (
    <ol class="vz-timeline" reversed>
      {[...entries].reverse().map((entry) => (
        <li key={entry.id}>
          <p class="kern-body">
            <time dateTime={entry.on}>{germanDay(entry.on)}</time> <strong>{eventWord(entry.type)}</strong>{' '}
            {entry.type === 'language-level-assessed' && disputes.includes('level') && <Badge tone="warning" text="bestritten" />}
          </p>
          <p class="kern-body kern-body--small">
            {Object.entries(entry.facts)
              .map(([fact, value]) => `${factWord(fact)}: ${factText(fact, value)}`)
              .join(' · ')}
          </p>
          {entry.recordedAt.slice(0, 10) !== entry.on && <p class="kern-body kern-body--small">erfasst am {germanDay(entry.recordedAt)}</p>}
        </li>
      ))}
    </ol>
  );
