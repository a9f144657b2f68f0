import { CEFR_LEVELS, DEPARTMENTS, ENTITLEMENT_KINDS, TIMES_OF_DAY } from '#contracts';
import type { FoundPerson } from '../../api/persons.js';
import {
  CheckField,
  type Choice,
  type FormProblem,
  FormSummary,
  SelectField,
  TextField,
} from '../../layout/form-fields.js';
import { departmentWord, levelBasisWord, levelWord, rightWord, timeOfDayWord } from '../../layout/words.js';
import { lookedFor, type TakeInForm } from './person-forms.js';
import { FoundTable } from './persons.page.js';

export const LEVEL_CHOICES: readonly Choice[] = CEFR_LEVELS.map((value) => ({ value, text: levelWord(value) }));
export const TIME_CHOICES: readonly Choice[] = TIMES_OF_DAY.map((value) => ({ value, text: timeOfDayWord(value) }));

export interface TakeInData {
  readonly today: string;
  readonly form: TakeInForm;
  readonly municipalities: readonly Choice[];
  /** Whether this role issues rights. */
  readonly issues: boolean;
  readonly problem: FormProblem | undefined;
  /** Persons that are likely the same, where somebody has to look at them first. */
  readonly likely: readonly FoundPerson[];
}

export const TakeInPage = ({ today, form, municipalities, issues, problem, likely }: TakeInData) => {
  const errors = problem?.fields ?? {};
  return (
    <>
      <FormSummary title="Die Person wurde nicht aufgenommen" problem={problem} />
      {likely.length > 0 && (
        <section aria-labelledby="bekannt">
          <h2 class="kern-heading-medium" id="bekannt">
            Ist es eine von diesen?
          </h2>
          <p class="kern-body">
            Wenn ja, öffnen Sie bitte deren Fall. Wenn nicht, senden Sie das Formular noch einmal: Ihre Angaben stehen
            noch da.
          </p>
          <FoundTable found={likely} today={today} />
        </section>
      )}
      <form method="post" action="/personen/aufnehmen" class="vz-form">
        <input type="hidden" name="schluessel" value={form.schluessel} />
        <input type="hidden" name="geprueft" value={likely.length > 0 ? lookedFor(form) : form.geprueft} />
        <div class="vz-form--row">
          <TextField
            name="vorname"
            label="Vorname"
            value={form.vorname}
            required
            maxLength={100}
            error={errors['vorname']}
          />
          <TextField
            name="nachname"
            label="Nachname"
            value={form.nachname}
            required
            maxLength={100}
            error={errors['nachname']}
          />
          <TextField
            name="geburtsdatum"
            type="date"
            label="Geburtsdatum"
            value={form.geburtsdatum}
            required
            error={errors['geburtsdatum']}
          />
          <SelectField
            name="gemeinde"
            label="Wohnort"
            value={form.gemeinde}
            choices={municipalities}
            required
            error={errors['gemeinde']}
          />
        </div>
        <details open={hasMore(form, errors)}>
          <summary class="kern-link">Sprachstand, Bedarf und Kontakt gleich mit aufnehmen</summary>
          <div class="vz-form--row">
            <SelectField
              name="niveau"
              label="Sprachstand"
              value={form.niveau}
              choices={LEVEL_CHOICES}
              none="noch nicht festgestellt"
              error={errors['niveau']}
            />
            <SelectField
              name="nachweis"
              label="Festgestellt durch"
              value={form.nachweis}
              choices={['placement-test', 'certificate', 'final-test'].map((value) => ({
                value,
                text: levelBasisWord(value),
              }))}
              error={errors['nachweis']}
            />
            <TextField
              name="strecke"
              inputMode="numeric"
              label="Höchstens so weit zum Kurs (km)"
              value={form.strecke}
              maxLength={3}
              error={errors['strecke']}
            />
            <TextField name="telefon" label="Telefon" value={form.telefon} maxLength={40} error={errors['telefon']} />
            <TextField name="email" label="E-Mail" value={form.email} maxLength={200} error={errors['email']} />
          </div>
          <CheckField
            name="zeiten"
            label="Kann kommen"
            choices={TIME_CHOICES}
            values={form.zeiten}
            error={errors['zeiten']}
          />
          <CheckField
            name="bedarf"
            label="Braucht"
            choices={[
              { value: 'kinderbetreuung', text: 'Kinderbetreuung während des Kurses' },
              { value: 'stufenfrei', text: 'stufenfreien Zugang' },
            ]}
            values={form.bedarf}
          />
        </details>
        {issues && (
          <details open={form.recht !== '' || 'recht' in errors || 'stelle' in errors || 'ausgestellt' in errors}>
            <summary class="kern-link">Recht auf einen Kurs gleich mit aufnehmen</summary>
            <div class="vz-form--row">
              <SelectField
                name="recht"
                label="Recht"
                value={form.recht}
                choices={ENTITLEMENT_KINDS.map((value) => ({ value, text: rightWord(value) }))}
                none="keines"
                error={errors['recht']}
              />
              <SelectField
                name="stelle"
                label="Ausgestellt von"
                value={form.stelle}
                choices={DEPARTMENTS.map((value) => ({ value, text: departmentWord(value) }))}
                error={errors['stelle']}
              />
              <TextField
                name="ausgestellt"
                type="date"
                label="Besteht seit"
                value={form.ausgestellt}
                error={errors['ausgestellt']}
              />
            </div>
          </details>
        )}
        <div>
          <button type="submit" class="kern-btn kern-btn--primary">
            <span class="kern-label">{likely.length > 0 ? 'Keine davon: aufnehmen' : 'Aufnehmen'}</span>
          </button>
        </div>
      </form>
    </>
  );
};

const MORE = ['niveau', 'nachweis', 'strecke', 'telefon', 'email'] as const;

const hasMore = (form: TakeInForm, errors: Readonly<Record<string, string>>): boolean =>
  MORE.some((name) => form[name] !== '' || name in errors) || form.zeiten.length > 0 || form.bedarf.length > 0;
