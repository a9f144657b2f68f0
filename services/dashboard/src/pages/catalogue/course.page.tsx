import { CEFR_LEVELS } from '#contracts';
import type { CourseProvider, CourseType } from '../../api/courses.js';
import { type Choice } from '../../layout/form-fields.js';
import { levelWord } from '../../layout/words.js';
import { InputField, SelectField } from '../courses/fields.js';
import { type FormProblem, ProblemSummary } from '../courses/form-problem.js';
import { PATH, type TypedModule } from './catalogue.form.js';

export interface CourseFields {
  readonly titel: string;
  readonly eingangsniveau: string;
  readonly zielniveau: string;
  readonly modules: readonly TypedModule[];
}
export interface CourseData {
  /** Where the form goes. */
  readonly action: string;
  readonly formKey: string;
  readonly fields: CourseFields;
  /** Of a new course: whose it is, and of which type. */
  readonly chosen?: { readonly traeger: string; readonly kursart: string };
  readonly providers: readonly CourseProvider[];
  readonly types: readonly CourseType[];
  readonly withdraw?: string;
  readonly problem: FormProblem | undefined;
}

/** Rows for modules beyond those that are there. */
const SPARE = 3;
const MOST = 20;
const LEVELS: readonly Choice[] = CEFR_LEVELS.map((level) => ({ value: level, text: levelWord(level) }));
const EMPTY: TypedModule = { name: '', units: '', level: '' };

/** A course of the catalogue: its levels, and its modules in the order in which they are taught. */
export const CoursePage = (data: CourseData) => {
  const { action, formKey, fields, chosen, providers, types, withdraw, problem } = data;
  const rows = [...fields.modules, ...Array.from({ length: SPARE }, () => EMPTY)].slice(0, MOST);
  return (
    <>
      {problem && <ProblemSummary problem={problem} title="Der Kurs wurde nicht gespeichert" />}
      <form method="post" action={action} class="vz-form">
        <input type="hidden" name="schluessel" value={formKey} />
        {chosen && (
          <>
            <SelectField
              name="traeger"
              label="Träger"
              required
              {...(providers.length === 1 ? {} : { none: 'bitte wählen' })}
              value={chosen.traeger}
              choices={providers.map(({ providerId, name }) => ({ value: providerId, text: name }))}
              problem={problem}
            />
            <SelectField
              name="kursart"
              label="Kursart"
              required
              none="bitte wählen"
              value={chosen.kursart}
              choices={types.map(({ code, name }) => ({ value: code, text: name }))}
              problem={problem}
            />
          </>
        )}
        <InputField name="titel" label="Titel" required value={fields.titel} problem={problem} />
        <SelectField
          name="eingangsniveau"
          label="Eingangsniveau"
          required
          none="bitte wählen"
          value={fields.eingangsniveau}
          choices={LEVELS}
          problem={problem}
        />
        <SelectField
          name="zielniveau"
          label="Zielniveau"
          required
          none="bitte wählen"
          value={fields.zielniveau}
          choices={LEVELS}
          problem={problem}
        />
        <p class="kern-body">
          Abschnitte in der Reihenfolge des Unterrichts. Leere Zeilen zählen nicht; nach dem Speichern gibt es wieder
          drei leere.
        </p>
        {rows.map((row, at) => (
          <Module key={at} row={row} at={at} problem={problem} />
        ))}
        <button type="submit" class="kern-btn kern-btn--primary">
          <span class="kern-label">Kurs speichern</span>
        </button>
      </form>
      {withdraw !== undefined && (
        <details>
          <summary class="kern-link">Kurs zurückziehen</summary>
          <form method="post" action={withdraw} class="vz-inline-form">
            <input type="hidden" name="schluessel" value={`${formKey}-z`} />
            <p class="kern-body">
              Danach wird keine Durchführung mehr geplant. Das lässt sich nicht zurücknehmen; geplante bleiben.
            </p>
            <button type="submit" class="kern-btn kern-btn--secondary">
              <span class="kern-label">Endgültig zurückziehen</span>
            </button>
          </form>
        </details>
      )}
      <p class="kern-body">
        <a class="kern-link" href={PATH}>
          Zurück zum Katalog
        </a>
      </p>
    </>
  );
};

const Module = ({ row, at, problem }: { row: TypedModule; at: number; problem: FormProblem | undefined }) => {
  const number = at + 1;
  return (
    <fieldset class="kern-fieldset">
      <legend class="kern-label">Abschnitt {number}</legend>
      <div class="kern-fieldset__body">
        <InputField
          id={`abschnittName-${at}`}
          name="abschnittName"
          label="Name"
          narrowing
          value={row.name}
          problem={problem}
        />
        <InputField
          id={`abschnittUe-${at}`}
          name="abschnittUe"
          label="Unterrichtseinheiten"
          narrowing
          inputMode="numeric"
          value={row.units}
          problem={problem}
        />
        <SelectField
          id={`abschnittNiveau-${at}`}
          name="abschnittNiveau"
          label="Führt zu Niveau"
          none="zu keinem"
          value={row.level}
          choices={LEVELS}
          problem={problem}
        />
      </div>
    </fieldset>
  );
};
