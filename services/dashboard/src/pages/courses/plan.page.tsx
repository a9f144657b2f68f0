import { CEFR_LEVELS, FUNDINGS, TIMES_OF_DAY } from '#contracts';
import type { CatalogueCourse } from '../../api/catalogue.js';
import type { CourseProvider, CourseType, Municipality } from '../../api/courses.js';
import { counted } from '../../layout/dates.js';
import { BoxField, type Choice } from '../../layout/form-fields.js';
import { fundingWord, levelWord, timeOfDayWord } from '../../layout/words.js';
import { InputField, SelectField } from './fields.js';
import { type FormProblem, ProblemSummary } from './form-problem.js';
import { isTicked, type PlanForm } from './plan.form.js';

export interface PlanData {
  readonly providers: readonly CourseProvider[];
  readonly types: readonly CourseType[];
  readonly municipalities: readonly Municipality[];
  /** What stands in the catalogues of the reader's providers. */
  readonly catalogue: readonly CatalogueCourse[];
  readonly day: string;
  readonly form: Partial<PlanForm> & Pick<PlanForm, 'schluessel'>;
  readonly problem: FormProblem | undefined;
}

/** A run planned in a minute: five fields, the rest comes from the type of the course. */
export const PlanPage = ({ providers, types, municipalities, catalogue, day, form, problem }: PlanData) => {
  const mine = providers.filter(({ mine: own, retired }) => own && !retired);
  if (mine.length === 0)
    return (
      <p class="kern-body vz-empty">
        Es gibt keinen Träger, für den Sie Kurse führen dürfen. Wenden Sie sich an die Kurskoordination: sie nimmt
        Träger, Gemeinden und Ehrenamtliche auf.
      </p>
    );
  return (
    <>
      {problem && <ProblemSummary problem={problem} title="Der Kurs wurde nicht geplant" />}
      <form method="post" action="/kurse/planen" class="vz-form">
        <input type="hidden" name="schluessel" value={form.schluessel} />
        <SelectField
          name="traeger"
          label="Träger"
          required
          {...(mine.length === 1 ? {} : { none: 'bitte wählen' })}
          value={form.traeger ?? ''}
          choices={mine.map(({ providerId, name }) => ({ value: providerId, text: name }))}
          problem={problem}
        />
        <SelectField
          name="kursart"
          label="Kursart"
          hint="Aus ihr kommen Niveau, Plätze, Mindestzahl, Unterrichtseinheiten und Ende, wo Sie nichts anderes angeben."
          required
          none="bitte wählen"
          value={form.kursart ?? ''}
          choices={types.filter((type) => isOffered(type, day)).map(typeChoice)}
          problem={problem}
        />
        <SelectField
          name="gemeinde"
          label="Gemeinde"
          required
          none="bitte wählen"
          value={form.gemeinde ?? (mine.length === 1 ? (mine[0]?.municipalityKey ?? '') : '')}
          choices={municipalities.map(({ key, name }) => ({ value: key, text: name }))}
          problem={problem}
        />
        <SelectField
          name="tageszeit"
          label="Tageszeit"
          required
          value={form.tageszeit ?? 'morning'}
          choices={TIMES_OF_DAY.map((time) => ({ value: time, text: timeOfDayWord(time) }))}
          problem={problem}
        />
        <InputField name="beginn" label="Beginn" type="date" required value={form.beginn ?? ''} problem={problem} />
        <BoxField name="kinderbetreuung" label="Mit Kinderbetreuung" checked={isTicked(form.kinderbetreuung)} />
        <BoxField
          name="veroeffentlichen"
          label="Gleich veröffentlichen: der Kurs steht dann im Kursfinder"
          checked={isTicked(form.veroeffentlichen)}
        />
        <details open={problem !== undefined || (form.katalog ?? '') !== ''} class="vz-more">
          <summary class="kern-link">Weitere Angaben, sonst wie bei der Kursart üblich</summary>
          <div class="vz-form">
            {catalogue.length > 0 && (
              <>
                <SelectField
                  name="katalog"
                  label="Kurs aus dem Katalog"
                  none="keiner"
                  value={form.katalog ?? ''}
                  choices={catalogue.map(({ courseId, title, modules }) => ({
                    value: courseId,
                    text:
                      modules.length === 0 ? title : `${title}, ${counted(modules.length, 'Abschnitt', 'Abschnitte')}`,
                  }))}
                  problem={problem}
                />
                <InputField
                  name="ersterAbschnitt"
                  label="Beginnt mit Abschnitt"
                  hint="Wer anderswo abgebrochen hat, findet so den Kurs, der weitermacht. Leer: mit dem ersten."
                  type="number"
                  max="20"
                  value={form.ersterAbschnitt ?? ''}
                  problem={problem}
                />
              </>
            )}
            <InputField name="titel" label="Titel" value={form.titel ?? ''} problem={problem} />
            <SelectField
              name="eingangsniveau"
              label="Eingangsniveau"
              none="wie die Kursart"
              value={form.eingangsniveau ?? ''}
              choices={LEVELS}
              problem={problem}
            />
            <SelectField
              name="zielniveau"
              label="Zielniveau"
              none="wie die Kursart"
              value={form.zielniveau ?? ''}
              choices={LEVELS}
              problem={problem}
            />
            <InputField name="plaetze" label="Plätze" type="number" value={form.plaetze ?? ''} problem={problem} />
            <InputField
              name="mindestzahl"
              label="Mindestzahl"
              hint="Ohne so viele Anmeldungen trägt sich der Kurs nicht."
              type="number"
              value={form.mindestzahl ?? ''}
              problem={problem}
            />
            <InputField name="ende" label="Ende" type="date" value={form.ende ?? ''} problem={problem} />
            <InputField
              name="ue"
              label="Unterrichtseinheiten"
              type="number"
              max="2000"
              value={form.ue ?? ''}
              problem={problem}
            />
            <SelectField
              name="finanzierung"
              label="Finanzierung"
              none="wie die Kursart"
              value={form.finanzierung ?? ''}
              choices={FUNDINGS.map((funding) => ({ value: funding, text: fundingWord(funding) }))}
              problem={problem}
            />
            <SelectField
              name="kursort"
              label="Kursort"
              none="steht noch nicht fest"
              value={form.kursort ?? ''}
              choices={venueChoices(mine)}
              problem={problem}
            />
            <BoxField name="geschlossen" label="Anmeldung erst später öffnen" checked={isTicked(form.geschlossen)} />
          </div>
        </details>
        <button type="submit" class="kern-btn kern-btn--primary">
          <span class="kern-label">Kurs planen</span>
        </button>
      </form>
    </>
  );
};

const LEVELS: readonly Choice[] = CEFR_LEVELS.map((level) => ({ value: level, text: levelWord(level) }));

const FAMILIES: Readonly<Record<string, string>> = {
  integration: 'Integrationskurse',
  vocational: 'Berufssprachkurse',
  orientation: 'Erstorientierung',
  land: 'Kurse des Landes',
  county: 'Kurse des Landkreises',
  volunteer: 'Ehrenamt',
};
const typeChoice = ({ code, name, family }: CourseType): Choice => ({
  value: code,
  text: name,
  group: FAMILIES[family] ?? family,
});

const isOffered = ({ versions }: CourseType, day: string): boolean =>
  versions.some(({ validTo }) => validTo === undefined || validTo >= day);

/** The open places; with several providers under the name of each. */
export const venueChoices = (providers: readonly CourseProvider[]): readonly Choice[] =>
  providers.flatMap(({ name: provider, venues }) =>
    venues
      .filter(({ open }) => open)
      .map(({ venueId, name, address }) => ({
        value: venueId,
        text: address === undefined ? name : `${name}, ${address}`,
        ...(providers.length > 1 ? { group: provider } : {}),
      })),
  );
