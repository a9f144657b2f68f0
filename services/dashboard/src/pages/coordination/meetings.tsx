import { COORDINATION_AGREEMENTS, COORDINATION_OUTCOMES } from '#contracts';
import type { CoordinationItem, CoordinationMeeting } from '../../api/handovers.js';
import { Badge } from '../../layout/badge.js';
import { deadlineText, germanDay } from '../../layout/dates.js';
import { Table } from '../../layout/table.js';
import { InputField, SelectField } from '../handovers/form-problem.js';
import { agreedWord, outcomeWord } from './coordination-words.js';
import type { CoordinationData } from './coordination.page.js';
import { COORDINATION_PATH } from './coordination.query.js';

/** What was agreed in the last meetings and what came of it, with the forms to record it. */
export const Meetings = ({ data }: { data: CoordinationData }) => {
  const { paper, today, coordinates } = data;
  const isToday = paper.day === today;
  return (
    <section id="vereinbart" aria-labelledby="vereinbart-titel">
      <h2 class="kern-heading-medium" id="vereinbart-titel">
        Was wurde vereinbart, und was wurde daraus?
      </h2>
      {paper.meetings.length === 0 && (
        <p class="kern-body vz-empty">
          Noch ist keine Sitzung der Träger eingetragen.
          {coordinates ? ' Tragen Sie unten die erste ein.' : ' Das macht die Kurskoordination.'}
        </p>
      )}
      {paper.meetings.map((meeting) => (
        <Table
          key={meeting.meetingId}
          caption={`Sitzung vom ${germanDay(meeting.heldOn)}`}
          rows={meeting.items}
          rowKey={(item) => item.itemId}
          empty={`In der Sitzung vom ${germanDay(meeting.heldOn)} ist noch nichts vereinbart.`}
          columns={[
            {
              head: 'Was',
              cell: (item) => (
                <>
                  {agreedWord(item.agreed)}
                  <small>{subjectText(item)}</small>
                </>
              ),
            },
            { head: 'Wer', cell: (item) => item.owner?.name ?? 'Kurskoordination' },
            { head: 'Bis', cell: (item) => germanDay(item.dueOn) },
            { head: 'Stand', cell: (item) => <Outcome item={item} meeting={meeting} data={data} isToday={isToday} /> },
          ]}
        />
      ))}
      {coordinates && isToday && <ItemFormOf data={data} />}
      {coordinates && isToday && <MeetingFormOf data={data} />}
    </section>
  );
};

function subjectText({ subject, subjectTitle, subjectId }: CoordinationItem): string {
  if (subject === 'all') return 'alle Träger';
  if (subject === 'course-run') return `Kurs ${subjectTitle ?? subjectId ?? ''}`;
  return subject === 'handover' ? 'eine Übergabe' : 'eine Zusammenlegung';
}

const Outcome = ({
  item,
  meeting,
  data,
  isToday,
}: {
  item: CoordinationItem;
  meeting: CoordinationMeeting;
  data: CoordinationData;
  isToday: boolean;
}) => {
  const { coordinates, own, paper, formKey } = data;
  const mine = item.owner !== undefined && own.includes(item.owner.id);
  const late = item.outcome === undefined && item.dueOn < paper.day;
  return (
    <>
      {item.outcome === undefined ? (
        <Badge tone={late ? 'danger' : 'info'} text={deadlineText(item.dueOn, paper.day)} />
      ) : (
        <Badge tone={item.outcome === 'not-done' ? 'danger' : 'success'} text={outcomeWord(item.outcome)} />
      )}
      {item.outcomeOn !== undefined && <small>gemeldet am {germanDay(item.outcomeOn)}</small>}
      {isToday && (coordinates || mine) && (
        <form
          method="post"
          action={`${COORDINATION_PATH}/${meeting.meetingId}/${item.itemId}/ergebnis`}
          class="vz-inline-form"
        >
          <input type="hidden" name="schluessel" value={`${formKey}-${item.itemId}`} />
          {mine && <input type="hidden" name="traeger" value={item.owner?.id} />}
          <SelectField
            id={`ergebnis-${item.itemId}`}
            name="ergebnis"
            label="Was wurde daraus?"
            empty="bitte wählen"
            required
            value={item.outcome}
            choices={COORDINATION_OUTCOMES.map((outcome) => [outcome, outcomeWord(outcome)])}
            problem={data.problem}
          />
          <button type="submit" class="kern-btn kern-btn--secondary kern-btn--x-small">
            <span class="kern-label">Vermerken</span>
          </button>
        </form>
      )}
    </>
  );
};

const ItemFormOf = ({ data: { paper, receivers, subjects, formKey, typed, problem } }: { data: CoordinationData }) => {
  if (paper.meetings.length === 0) return null;
  const item = typed?.item;
  return (
    <form method="post" action={`${COORDINATION_PATH}/vereinbarung`} class="vz-form" aria-labelledby="punkt-titel">
      <h3 class="kern-heading-small" id="punkt-titel">
        Vereinbarung eintragen
      </h3>
      <input type="hidden" name="schluessel" value={item?.schluessel ?? `${formKey}-punkt`} />
      <SelectField
        id="sitzung"
        name="sitzung"
        label="In der Sitzung"
        value={item?.sitzung}
        choices={paper.meetings.map(({ meetingId, heldOn }) => [meetingId, germanDay(heldOn)])}
        problem={problem}
      />
      <SelectField
        id="was"
        name="was"
        label="Was"
        empty="bitte wählen"
        required
        value={item?.was}
        choices={COORDINATION_AGREEMENTS.map((agreed) => [agreed, agreedWord(agreed)])}
        problem={problem}
      />
      <SelectField
        id="thema"
        name="thema"
        label="Worum es geht"
        empty="alle Träger"
        value={item?.thema}
        choices={subjects}
        problem={problem}
      />
      <SelectField
        id="wer"
        name="wer"
        label="Wer"
        empty="Kurskoordination"
        value={item?.wer}
        choices={receivers.map(({ id, name }) => [id, name])}
        problem={problem}
      />
      <InputField id="bis" name="bis" type="date" label="Bis" required value={item?.bis} problem={problem} />
      <button type="submit" class="kern-btn kern-btn--primary">
        <span class="kern-label">Eintragen</span>
      </button>
    </form>
  );
};

const MeetingFormOf = ({ data: { formKey, typed, problem, today } }: { data: CoordinationData }) => (
  <form method="post" action={`${COORDINATION_PATH}/sitzung`} class="vz-form" aria-labelledby="sitzung-titel">
    <h3 class="kern-heading-small" id="sitzung-titel">
      Sitzung eintragen
    </h3>
    <input type="hidden" name="schluessel" value={typed?.meeting?.schluessel ?? `${formKey}-sitzung`} />
    <InputField
      id="sitzungstag"
      name="sitzungstag"
      type="date"
      label="Tag der Sitzung"
      required
      value={typed?.meeting?.sitzungstag ?? today}
      problem={problem}
    />
    <button type="submit" class="kern-btn kern-btn--secondary">
      <span class="kern-label">Sitzung eintragen</span>
    </button>
  </form>
);
