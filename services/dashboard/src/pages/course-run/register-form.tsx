import { LEVEL_REASONS } from '#contracts';
import type { RunOfPage } from '../../api/course-run.js';
import { CheckField, type Choice, type FormProblem, SelectField, TextField } from '../../layout/form-fields.js';
import type { RegisterForm as Typed } from './course-run.forms.js';
import { levelReasonWord } from './course-run-words.js';

interface RegisterFormProps {
  readonly run: RunOfPage;
  /** Whom the provider took in and nobody registered yet. */
  readonly takenIn: readonly Choice[];
  readonly formKey: string;
  readonly typed: Typed | undefined;
  readonly problem: FormProblem | undefined;
}

const REASON_CHOICES = LEVEL_REASONS.map((reason) => ({ value: reason, text: levelReasonWord(reason) }));

/** Registers a person: from the own list, or by the reference that a colleague or a hand-over gave. */
export const RegisterForm = ({ run, takenIn, formKey, typed, problem }: RegisterFormProps) => (
  <form method="post" action={`/kurse/${run.runId}/anmelden`} class="vz-form">
    <input type="hidden" name="schluessel" value={formKey} />
    <div class="vz-form--row">
      {takenIn.length > 0 && (
        <SelectField
          name="aufgenommen"
          label="Von Ihnen aufgenommen"
          choices={takenIn}
          none="niemand aus der Liste"
          value={typed?.aufgenommen}
          error={problem?.fields['aufgenommen']}
        />
      )}
      <TextField
        name="referenz"
        label="Referenz der Person"
        hint="wenn sie nicht in der Liste steht"
        maxLength={100}
        value={typed?.referenz}
        error={problem?.fields['referenz']}
      />
      <SelectField
        name="niveaugrund"
        label="Grund bei anderem Niveau"
        hint="nur, wenn der Kurs nicht zur Einstufung passt"
        choices={REASON_CHOICES}
        none="Niveau passt"
        value={typed?.niveaugrund}
        error={problem?.fields['niveaugrund']}
      />
    </div>
    <CheckField
      name="vormerken"
      label="Platz"
      choices={[{ value: 'ja', text: 'zuerst nur vormerken, später bestätigen' }]}
      values={typed?.vormerken === 'ja' ? ['ja'] : []}
    />
    <p class="kern-body">
      Noch nicht erfasst?{' '}
      <a href="/personen" class="kern-link">
        Person suchen oder aufnehmen
      </a>
    </p>
    <div>
      <button type="submit" class="kern-btn kern-btn--secondary">
        <span class="kern-label">Anmelden</span>
      </button>
    </div>
  </form>
);
