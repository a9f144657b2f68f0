import { CheckField, type FormProblem, FormSummary, SelectField } from '../../../layout/form-fields.js';
import { FORM_CHOICES, GIVER_CHOICES, TOLD_CHOICES } from './consent-words.js';
import type { RenewForm } from './desk.forms.js';

/** Asked before a consent ends: what then happens cannot be undone. */
export const RevokePage = ({ personRef, id, formKey }: { personRef: string; id: string; formKey: string }) => (
  <form
    method="post"
    action={`/faelle/${encodeURIComponent(personRef)}/einwilligungen/${id}/widerrufen`}
    class="vz-form"
  >
    <input type="hidden" name="schluessel" value={formKey} />
    <p class="kern-body">
      Der Widerruf gilt sofort und lässt sich nicht zurücknehmen. Übergaben, die auf dieser Einwilligung beruhen und
      noch offen sind, werden zurückgezogen. Was vorher weitergegeben wurde, bleibt rechtmäßig.
    </p>
    <div>
      <button type="submit" class="kern-btn kern-btn--primary">
        <span class="kern-label">Einwilligung widerrufen</span>
      </button>{' '}
      <a class="kern-link" href={`/faelle/${encodeURIComponent(personRef)}#einwilligungen`}>
        Zurück zum Fall
      </a>
    </div>
  </form>
);

interface RenewPageProps {
  readonly personRef: string;
  readonly id: string;
  readonly form: RenewForm;
  readonly problem?: FormProblem | undefined;
}

/** Who may consent now confirms what a guardian consented to before. */
export const RenewPage = ({ personRef, id, form, problem }: RenewPageProps) => (
  <>
    <FormSummary title="Das wurde nicht gespeichert" problem={problem} />
    <form
      method="post"
      action={`/faelle/${encodeURIComponent(personRef)}/einwilligungen/${id}/bestaetigen`}
      class="vz-form"
    >
      <input type="hidden" name="schluessel" value={form.schluessel} />
      <p class="kern-body">
        Diese Einwilligung gaben Sorgeberechtigte. Nach dem 15. und nach dem 18. Geburtstag wird sie neu erfragt; was
        auf ihr beruht, geht mit der Bestätigung weiter.
      </p>
      <SelectField
        name="geber"
        label="Eingewilligt hat"
        required
        choices={GIVER_CHOICES}
        value={form.geber}
        error={problem?.fields['geber']}
      />
      <SelectField
        name="form"
        label="Form"
        required
        choices={FORM_CHOICES}
        value={form.form}
        error={problem?.fields['form']}
      />
      <CheckField
        name="belehrt"
        label="Vorher unterrichtet (§ 67b Abs. 2 SGB X)"
        choices={TOLD_CHOICES}
        values={form.belehrt}
        error={problem?.fields['belehrt']}
      />
      <div>
        <button type="submit" class="kern-btn kern-btn--primary">
          <span class="kern-label">Bestätigung erfassen</span>
        </button>{' '}
        <a class="kern-link" href={`/faelle/${encodeURIComponent(personRef)}#einwilligungen`}>
          Zurück zum Fall
        </a>
      </div>
    </form>
  </>
);
