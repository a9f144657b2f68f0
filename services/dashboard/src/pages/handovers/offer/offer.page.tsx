import type { ComponentChildren } from 'preact';
import { CEFR_LEVELS, HANDOVER_DATA } from '#contracts';
import type { FollowUps, HandoverTerms } from '../../../api/handovers.js';
import type { FittingRun, Named } from '../../../api/integration-status.js';
import { Alert } from '../../../layout/alert.js';
import { germanDay } from '../../../layout/dates.js';
import { Table } from '../../../layout/table.js';
import { basisWord, courseTypeWord, levelWord, timeOfDayWord } from '../../../layout/words.js';
import { type FormProblem, FormProblemSummary, SelectField } from '../form-problem.js';
import { consentGiverWord, passedWord } from '../handover-words.js';
import { OFFER_PATH, type OfferQuery } from './offer.query.js';

export interface OfferData {
  readonly query: OfferQuery;
  readonly person: string;
  readonly followUps: FollowUps;
  readonly receivers: readonly Named[];
  readonly courseTypes: readonly string[];
  readonly chosen?: Chosen | undefined;
  readonly formKey: string;
  readonly problem?: FormProblem | undefined;
}

/** The receiver that was chosen, and on what an offer to it rests. */
export interface Chosen {
  readonly receiver: Named;
  readonly run?: FittingRun | undefined;
  readonly courseType: string;
  readonly terms: HandoverTerms;
}

export const OfferPage = (data: OfferData) => (
  <>
    {data.problem && <FormProblemSummary problem={data.problem} />}
    <p class="kern-body">
      {data.person}, {data.followUps.courseTitle} bei {data.followUps.from.name}; der Kurs endet am{' '}
      {germanDay(data.followUps.courseEndsOn)}.
    </p>
    {data.chosen === undefined ? (
      <Choose data={data} />
    ) : data.query.angaben === undefined ? (
      <ChooseData data={data} chosen={data.chosen} />
    ) : (
      <Summary data={data} chosen={data.chosen} passes={passesOf(data.query.angaben)} />
    )}
  </>
);

/** The level is the offer itself, and so always among what passes. */
const passesOf = (asked: readonly string[]): readonly string[] =>
  HANDOVER_DATA.filter((datum) => datum === 'level' || asked.includes(datum));

/** What is chosen so far goes on with every form. */
const Hidden = ({ query, without = [] }: { query: OfferQuery; without?: readonly string[] }) => (
  <>
    {Object.entries({
      person: query.person,
      anmeldung: query.anmeldung,
      niveau: query.niveau,
      kurs: query.kurs,
      an: query.an,
      kursart: query.kursart,
    }).map(([name, value]) =>
      value === undefined || value === '' || without.includes(name) ? null : (
        <input key={name} type="hidden" name={name} value={value} />
      ),
    )}
  </>
);

const CHOICE = ['kurs', 'an', 'kursart'] as const;

const Choose = ({ data }: { data: OfferData }) => {
  const { query, followUps, receivers, courseTypes, problem } = data;
  const others = receivers.filter(({ id }) => id !== followUps.from.id);
  return (
    <>
      <form method="get" action={OFFER_PATH} class="vz-day" aria-label="Niveau des Anschlusses">
        <Hidden query={query} without={['niveau', ...CHOICE]} />
        <SelectField
          id="niveau"
          name="niveau"
          label="Erreichtes oder erwartetes Niveau"
          value={followUps.level}
          choices={CEFR_LEVELS.map((level) => [level, levelWord(level)])}
        />
        <button type="submit" class="kern-btn kern-btn--secondary">
          <span class="kern-label">Passende Kurse zeigen</span>
        </button>
      </form>
      <form method="get" action={OFFER_PATH} class="vz-form vz-form--wide">
        <Hidden query={{ ...query, niveau: followUps.level }} without={[...CHOICE]} />
        <h2 class="kern-heading-medium">Passende Anschlusskurse anderer Träger</h2>
        <p class="kern-body">Die Reihenfolge ist ein Vorschlag mit Gründen. Sie entscheiden.</p>
        <Table
          caption={`Kurse ab Niveau ${levelWord(followUps.level)} mit freien Plätzen`}
          rows={followUps.fittingRuns}
          rowKey={(run) => run.runId}
          empty="Auf diesem Niveau beginnt bei anderen Trägern kein Kurs mit freiem Platz. Wählen Sie unten einen Träger ohne Kurs."
          columns={[
            {
              head: 'Kurs',
              cell: (run) => (
                <div class="kern-form-check">
                  <input
                    class="kern-form-check__radio"
                    type="radio"
                    id={`kurs-${run.runId}`}
                    name="kurs"
                    value={run.runId}
                    checked={run.runId === query.kurs}
                  />
                  <label class="kern-label" for={`kurs-${run.runId}`}>
                    {run.title}
                  </label>
                </div>
              ),
            },
            {
              head: 'Träger',
              cell: (run) => (
                <>
                  {run.provider.name}
                  <small>{run.municipality.name}</small>
                </>
              ),
            },
            {
              head: 'Beginn',
              cell: (run) => (
                <>
                  {germanDay(run.startsOn)}
                  <small>{timeOfDayWord(run.timeOfDay)}</small>
                </>
              ),
            },
            { head: 'Frei', numeric: true, cell: (run) => run.freeSeats },
            { head: 'Dafür spricht', cell: (run) => run.reasonsFor.join(', ') },
            { head: 'Dagegen spricht', cell: (run) => run.reasonsAgainst.join(', ') || 'nichts' },
          ]}
        />
        <fieldset class="kern-fieldset" id="an-auswahl">
          <legend class="kern-label">Oder: ein Träger, der Kurs steht noch nicht fest</legend>
          <div class="kern-fieldset__body">
            <SelectField
              id="an"
              name="an"
              label="Aufnehmender Träger"
              empty="keiner gewählt"
              value={query.an}
              choices={others.map(({ id, name }) => [id, name])}
              problem={problem}
            />
            <SelectField
              id="kursart"
              name="kursart"
              label="Kursart des Anschlusses"
              empty="keine gewählt"
              value={query.kursart}
              choices={courseTypes.map((code) => [code, courseTypeWord(code)])}
              problem={problem}
            />
          </div>
        </fieldset>
        <button type="submit" class="kern-btn kern-btn--primary">
          <span class="kern-label">Weiter: Grundlage und Angaben</span>
        </button>
      </form>
    </>
  );
};

const Basis = ({ chosen: { terms, receiver, courseType } }: { chosen: Chosen }) =>
  terms.basis === 'consent' ? (
    <p class="kern-body">
      Zwischen diesen Kursen ({courseTypeWord(courseType)} bei {receiver.name}) trägt kein Paragraph die Übermittlung:
      Es gilt die Einwilligung der Person.
    </p>
  ) : (
    <p class="kern-body">
      Grundlage ist {basisWord(terms.basis)}: Die Angaben dürfen ohne Einwilligung an {receiver.name} gehen. Gefragt
      wird die Person nicht, denn hier gilt das Gesetz.
    </p>
  );

const ChooseData = ({ data, chosen }: { data: OfferData; chosen: Chosen }) => {
  const { query } = data;
  const { terms } = chosen;
  const missing = terms.basis === 'consent' && terms.consentRef === undefined;
  return (
    <>
      <h2 class="kern-heading-medium">Grundlage</h2>
      <Basis chosen={chosen} />
      {missing ? (
        <ConsentForm data={data} chosen={chosen} />
      ) : (
        <form method="get" action={OFFER_PATH} class="vz-form">
          <Hidden query={query} />
          <fieldset class="kern-fieldset" id="angaben">
            <legend class="kern-label">Welche Angaben braucht {chosen.receiver.name} für die Entscheidung?</legend>
            <div class="kern-fieldset__body">
              <input type="hidden" name="angaben" value="level" />
              {terms.allowed.map((datum) => (
                <div key={datum} class="kern-form-check">
                  <input
                    class="kern-form-check__checkbox"
                    type="checkbox"
                    id={`angabe-${datum}`}
                    name="angaben"
                    value={datum}
                    checked
                    disabled={datum === 'level'}
                  />
                  <label class="kern-label" for={`angabe-${datum}`}>
                    {passedWord(datum)}
                  </label>
                </div>
              ))}
            </div>
          </fieldset>
          <button type="submit" class="kern-btn kern-btn--primary">
            <span class="kern-label">Weiter: Zusammenfassung</span>
          </button>
        </form>
      )}
      <Back data={data} />
    </>
  );
};

const ConsentForm = ({ data, chosen }: { data: OfferData; chosen: Chosen }) => (
  <>
    <Alert
      tone="warning"
      title={`Für ${chosen.receiver.name} ist keine Einwilligung bekannt. Ohne sie wird nichts übermittelt.`}
    />
    <form method="post" action={`${OFFER_PATH}/einwilligung`} class="vz-form">
      <input type="hidden" name="schluessel" value={`${data.formKey}-k`} />
      <Hidden query={data.query} />
      <SelectField
        id="erteilt"
        name="erteilt"
        label="Eingewilligt hat"
        hint="Schriftlich oder elektronisch, für diesen Empfänger und diesen Zweck, mit Hinweis auf den Widerruf."
        empty="bitte wählen"
        required
        choices={(['self', 'guardian'] as const).map((giver) => [giver, consentGiverWord(giver)])}
        problem={data.problem}
      />
      <button type="submit" class="kern-btn kern-btn--primary">
        <span class="kern-label">Einwilligung vermerken</span>
      </button>
    </form>
  </>
);

const Summary = ({ data, chosen, passes }: { data: OfferData; chosen: Chosen; passes: readonly string[] }) => {
  const { receiver, run, courseType, terms } = chosen;
  return (
    <>
      <h2 class="kern-heading-medium">Wer bekommt welche Angaben auf welcher Grundlage?</h2>
      <dl class="kern-description-list">
        <Item term="Person">{data.person}</Item>
        <Item term="Empfänger">{receiver.name}</Item>
        <Item term="Anschluss">
          {run === undefined
            ? `${courseTypeWord(courseType)}, der Kurs steht noch nicht fest`
            : `${run.title}, ab ${germanDay(run.startsOn)}`}
        </Item>
        <Item term="Niveau">{levelWord(data.followUps.level)}</Item>
        <Item term="Angaben">{passes.map(passedWord).join('; ')}</Item>
        <Item term="Grundlage">{basisWord(terms.basis)}</Item>
        <Item term="Antwort bis">
          {germanDay(terms.answerDueOn)}
          {terms.promisedAnswerDays !== undefined && `; zugesagt sind ${terms.promisedAnswerDays} Tage`}
        </Item>
      </dl>
      <p class="kern-body">
        Mehr sieht der Empfänger nicht, bis die Person bei ihm angemeldet ist. Ein zurückgezogenes oder abgelaufenes
        Angebot beendet seine Einsicht.
      </p>
      <form method="post" action={OFFER_PATH} class="vz-form">
        <input type="hidden" name="schluessel" value={`${data.formKey}-o`} />
        <Hidden query={{ ...data.query, niveau: data.followUps.level }} />
        {passes.map((datum) => (
          <input key={datum} type="hidden" name="angaben" value={datum} />
        ))}
        <button type="submit" class="kern-btn kern-btn--primary" id="senden">
          <span class="kern-label">Übergabe anbieten</span>
        </button>
      </form>
      <Back data={data} />
    </>
  );
};

const Item = ({ term, children }: { term: string; children: ComponentChildren }) => (
  <div class="kern-description-list-item">
    <dt class="kern-description-list-item__key">{term}</dt>
    <dd class="kern-description-list-item__value">{children}</dd>
  </div>
);

const Back = ({ data: { query } }: { data: OfferData }) => (
  <p class="kern-body">
    <a
      class="kern-link"
      href={`${OFFER_PATH}?${new URLSearchParams({ person: query.person, anmeldung: query.anmeldung, ...(query.niveau === undefined ? {} : { niveau: query.niveau }) }).toString()}`}
    >
      Anderen Empfänger wählen
    </a>
  </p>
);
