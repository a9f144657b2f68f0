import type { OfYear, RightLapses, WaitTime } from '../../api/waiting-times.js';
import { germanDay } from '../../layout/dates.js';
import { Table } from '../../layout/table.js';
import { courseTypeWord, rightWord } from '../../layout/words.js';

export interface WaitingTimesData {
  readonly waits: OfYear<WaitTime>;
  readonly lapses: OfYear<RightLapses>;
  /** What the address says of the day, for the files. */
  readonly search: string;
}

/** The type of course, or that all are meant. */
export const typeOf = ({ courseType }: WaitTime): string =>
  courseType === undefined ? 'Alle Kursarten' : courseTypeWord(courseType);

export const WaitingTimesPage = ({ waits, lapses, search }: WaitingTimesData) => (
  <>
    <p class="kern-body">
      Gezählt wird vom {germanDay(waits.from)} bis zum {germanDay(waits.to)}.
    </p>
    <section aria-labelledby="wartezeiten-titel">
      <h2 class="kern-heading-medium" id="wartezeiten-titel">
        Von der Warteliste bis zur Anmeldung
      </h2>
      <Table
        caption="Tage von der Warteliste bis zur Anmeldung, längste zuerst"
        rows={waits.rows}
        rowKey={typeOf}
        csv={`/warteliste/zeiten.csv${search}`}
        empty="Zeiten werden gezeigt, sobald fünf Personen von der Warteliste angemeldet wurden."
        columns={[
          { head: 'Kursart', cell: typeOf },
          { head: 'Angemeldet', numeric: true, cell: ({ count }) => count },
          { head: 'Hälfte bis (Tage)', numeric: true, cell: ({ median }) => median },
          { head: '90 % bis (Tage)', numeric: true, cell: ({ p90 }) => p90 },
        ]}
      />
      <p class="kern-body kern-body--small">
        Eine Kursart steht hier ab fünf Anmeldungen, und nur, wenn daneben keine oder mindestens fünf andere übrig
        bleiben. Wer den Platz wieder verlor und weiter wartet, zählt nicht.
      </p>
    </section>
    <section aria-labelledby="verfall-titel">
      <h2 class="kern-heading-medium" id="verfall-titel">
        Was ungenutzt verfiel
      </h2>
      <Table
        caption="Rechte des Jahres nach Art"
        rows={lapses.rows}
        rowKey={({ kind }) => kind}
        csv={`/warteliste/verfallen.csv${search}`}
        empty="In diesem Jahr wurde kein Recht erteilt."
        columns={[
          { head: 'Recht', cell: ({ kind }) => rightWord(kind) },
          { head: 'Erteilt', numeric: true, cell: ({ issued }) => issued },
          { head: 'Vermutlich verfallen', numeric: true, cell: ({ presumed }) => presumed },
          { head: 'Verfall festgestellt', numeric: true, cell: ({ lapsed }) => lapsed },
        ]}
      />
      <p class="kern-body kern-body--small">
        Eine Vermutung ist keine Entscheidung: über den Verfall entscheidet eine Person, unter{' '}
        <a class="kern-link" href="/fristen">
          Fristen
        </a>
        . Eine Vermutung zählt auch dann, wenn das Recht danach noch genutzt wurde, und nicht mehr, wenn jemand sie
        verworfen hat.
      </p>
    </section>
    <p class="kern-body">
      <a class="kern-link" href="/warteliste">
        Zur Warteliste
      </a>
    </p>
  </>
);
