import { CEFR_LEVELS } from '#contracts';
import { search } from '../../api/api-client.js';
import type { Contact, CourseType, Municipality, PublicRun } from '../../api/courses.js';
import { germanDay } from '../../layout/dates.js';
import { Table } from '../../layout/table.js';
import { levelWord, timeOfDayWord } from '../../layout/words.js';
import { SelectField } from './fields.js';

export interface FinderChoice {
  readonly kursart: string;
  readonly niveau: string;
  readonly gemeinde: string;
}
interface FinderData {
  readonly runs: readonly PublicRun[];
  readonly types: readonly CourseType[];
  readonly municipalities: readonly Municipality[];
  readonly choice: FinderChoice;
}

/** The courses that everybody may know of. */
export const FinderPage = ({ runs, types, municipalities, choice }: FinderData) => (
  <>
    <form method="get" action="/kursfinder" class="vz-day" aria-label="Auswahl der Kurse">
      <SelectField
        name="gemeinde"
        label="Ort"
        none="überall im Landkreis"
        narrowing
        value={choice.gemeinde}
        choices={municipalities.map(({ key, name }) => ({ value: key, text: name }))}
      />
      <SelectField
        name="niveau"
        label="Mein Sprachniveau jetzt"
        none="alle"
        narrowing
        value={choice.niveau}
        choices={CEFR_LEVELS.map((level) => ({ value: level, text: levelWord(level) }))}
      />
      <SelectField
        name="kursart"
        label="Kursart"
        none="alle"
        narrowing
        value={choice.kursart}
        choices={types.map(({ code, name }) => ({ value: code, text: name }))}
      />
      <button type="submit" class="kern-btn kern-btn--primary kern-btn--x-small">
        <span class="kern-label">Suchen</span>
      </button>
    </form>
    <Table
      caption="Kurse, frühester Beginn zuerst"
      rows={runs}
      rowKey={({ runId }) => runId}
      empty="Zu dieser Auswahl ist gerade kein Kurs bekannt. Suchen Sie im ganzen Landkreis, oder fragen Sie bei einem Träger nach."
      columns={[
        {
          head: 'Kurs',
          cell: (run) => (
            <>
              {run.title}
              <small>
                {run.courseTypeName}, {levelWord(run.entryLevel)} bis {levelWord(run.targetLevel)}
              </small>
            </>
          ),
        },
        {
          head: 'Wann',
          cell: (run) => (
            <>
              {germanDay(run.startsOn)} bis {germanDay(run.endsOn)}
              <small>
                {timeOfDayWord(run.timeOfDay)}
                {run.childcare && ', mit Kinderbetreuung'}
              </small>
            </>
          ),
        },
        {
          head: 'Wo',
          cell: ({ place }) => (
            <>
              {place.venue ?? place.municipality}
              <small>
                {place.address ?? (place.venue === undefined ? '' : place.municipality)}
                {place.stepFree === true && ' stufenlos erreichbar'}
              </small>
            </>
          ),
        },
        {
          head: 'Anmeldung',
          cell: ({ provider, bookable }) => (
            <>
              {bookable ? 'möglich bei' : 'zurzeit nicht möglich; Auskunft bei'} {provider.name}
              {provider.contact && <ContactLinks {...provider.contact} />}
            </>
          ),
        },
      ]}
    />
    <p class="kern-body">
      <a class="kern-link" href={`/api/courses/v1/public/calendar.ics${search({})}`}>
        Alle Kurse als Kalender abonnieren (ICS)
      </a>
    </p>
  </>
);

const ContactLinks = ({ phone, email, web }: Contact) => (
  <small>
    {phone !== undefined && (
      <a class="kern-link" href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>
        {phone}
      </a>
    )}{' '}
    {email !== undefined && (
      <a class="kern-link" href={`mailto:${email}`}>
        {email}
      </a>
    )}{' '}
    {web !== undefined && (
      <a class="kern-link" href={web} rel="noopener">
        Internetseite
      </a>
    )}
  </small>
);
