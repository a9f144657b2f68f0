import { ADMITTING_BODIES } from '#contracts';
import type { CourseProvider, CourseType, Municipality } from '../../api/courses.js';
import { germanDay } from '../../layout/dates.js';
import { CheckField } from '../../layout/form-fields.js';
import { Table } from '../../layout/table.js';
import { courseTypeWord } from '../../layout/words.js';
import { InputField, SelectField } from './fields.js';
import { type FormProblem, ProblemSummary } from './form-problem.js';
import { ProviderFacts } from './provider-facts.js';
import type { AdmissionForm, ContactForm, EndAdmissionForm, RetireForm, VenueForm } from './provider.form.js';
import type { ProviderFactsForm } from '../providers/providers.form.js';
import { Venues } from './venues.js';

export interface ProviderData {
  readonly provider: CourseProvider;
  readonly types: readonly CourseType[];
  readonly municipalities: readonly Municipality[];
  readonly formKey: string;
  readonly today: string;
  /** Whether the reader records admissions: the county's posts alone. */
  readonly mayAdmit: boolean;
  readonly typed?: Typed | undefined;
  readonly problem?: FormProblem | undefined;
}
/** A form that was not taken. */
export interface Typed {
  readonly contact?: ContactForm;
  readonly venue?: VenueForm;
  readonly admission?: AdmissionForm;
  readonly facts?: ProviderFactsForm;
  readonly retire?: RetireForm;
  /** The place that the form of the venue is about; absent: a new one. */
  readonly venueId?: string;
  readonly ending?: EndAdmissionForm;
  /** The admission that was to end. */
  readonly admissionId?: string;
}

/** A provider: what it may offer, where it teaches, and how the public reaches it. */
export const ProviderPage = (data: ProviderData) => {
  const { provider, problem } = data;
  return (
    <>
      {problem && <ProblemSummary problem={problem} title="Das wurde nicht gespeichert" />}
      {provider.retired && <p class="kern-body">Dieser Träger nimmt nicht mehr teil.</p>}
      <Admissions {...data} />
      <Venues {...data} />
      {provider.mine && !provider.retired && <Contact {...data} />}
      {data.mayAdmit && !provider.retired && <ProviderFacts {...data} />}
      <p class="kern-body vz-table-links">
        <a class="kern-link" href={`/kurse/katalog?traeger=${provider.providerId}`}>
          Kurskatalog des Trägers
        </a>
        <a class="kern-link" href="/kurse/traeger">
          Alle Träger
        </a>
      </p>
    </>
  );
};

type Admission = CourseProvider['admissions'][number];

const BODIES: Readonly<Record<string, string>> = { bamf: 'BAMF', land: 'Land', county: 'Landkreis', other: 'andere' };

const Admissions = ({ provider, types, mayAdmit, formKey, today, typed, problem }: ProviderData) => {
  const form = typed?.admission;
  return (
    <section id="zulassungen" aria-labelledby="zulassungen-titel">
      <h2 class="kern-heading-medium" id="zulassungen-titel">
        Zulassungen
      </h2>
      <Table
        caption="Was der Träger anbieten darf"
        rows={provider.admissions}
        rowKey={({ admissionId }) => admissionId}
        empty="Keine Zulassung ist erfasst. Ob der Träger eine Kursart anbieten darf, wird dann nicht geprüft."
        columns={[
          { head: 'Kursarten', cell: ({ courseTypes }) => courseTypes.map(courseTypeWord).join(', ') },
          { head: 'Zugelassen von', cell: ({ admittedBy }) => BODIES[admittedBy] ?? admittedBy },
          {
            head: 'Zeitraum',
            cell: ({ validFrom, validTo }) =>
              `ab ${germanDay(validFrom)}${validTo === undefined ? '' : ` bis ${germanDay(validTo)}`}`,
          },
          ...(mayAdmit && !provider.retired
            ? [
                {
                  head: 'Beenden',
                  cell: (admission: Admission) =>
                    admission.validTo !== undefined && admission.validTo < today ? (
                      'abgelaufen'
                    ) : (
                      <EndAdmission
                        action={`/kurse/traeger/${provider.providerId}/zulassungen/${admission.admissionId}/beenden`}
                        formKey={`${formKey}-e-${admission.admissionId}`}
                        admission={admission}
                        typed={typed?.admissionId === admission.admissionId ? typed.ending : undefined}
                        problem={problem}
                      />
                    ),
                },
              ]
            : []),
        ]}
      />
      {mayAdmit && !provider.retired && (
        <details open={form !== undefined}>
          <summary class="kern-link">Zulassung erfassen</summary>
          <form method="post" action={`/kurse/traeger/${provider.providerId}/zulassung`} class="vz-form">
            <input type="hidden" name="schluessel" value={form?.schluessel ?? `${formKey}-z`} />
            <CheckField
              name="kursarten"
              label="Kursarten"
              choices={types.map(({ code, name }) => ({ value: code, text: name }))}
              values={form?.kursarten ?? []}
              error={form && problem?.fields['kursarten']}
            />
            <SelectField
              name="von"
              label="Zugelassen von"
              required
              value={form?.von ?? 'bamf'}
              choices={ADMITTING_BODIES.map((body) => ({ value: body, text: BODIES[body] ?? body }))}
              problem={problem}
            />
            <InputField name="ab" label="Ab" type="date" required value={form?.ab ?? ''} problem={problem} />
            <InputField name="bis" label="Bis" type="date" value={form?.bis ?? ''} problem={problem} />
            <button type="submit" class="kern-btn kern-btn--primary">
              <span class="kern-label">Zulassung speichern</span>
            </button>
          </form>
        </details>
      )}
    </section>
  );
};

interface EndAdmissionProps {
  readonly action: string;
  readonly formKey: string;
  readonly admission: Admission;
  readonly typed: EndAdmissionForm | undefined;
  readonly problem: FormProblem | undefined;
}

/** Ends an admission on a day: within its time, where it has an end already. */
const EndAdmission = ({ action, formKey, admission, typed, problem }: EndAdmissionProps) => (
  <details open={typed !== undefined}>
    <summary class="kern-link">Beenden</summary>
    <form method="post" action={action} class="vz-inline-form">
      <input type="hidden" name="schluessel" value={typed?.schluessel ?? formKey} />
      <InputField
        id={`letzterTag-${admission.admissionId}`}
        name="letzterTag"
        label="Letzter Tag"
        type="date"
        required
        min={admission.validFrom}
        max={admission.validTo}
        value={typed?.letzterTag ?? ''}
        problem={problem}
      />
      <button type="submit" class="kern-btn kern-btn--secondary kern-btn--x-small">
        <span class="kern-label">Zulassung beenden</span>
      </button>
    </form>
  </details>
);

const Contact = ({ provider, formKey, typed, problem }: ProviderData) => {
  const form = typed?.contact;
  const { phone, email, web } = provider.contact ?? {};
  return (
    <section id="kontakt" aria-labelledby="kontakt-titel">
      <h2 class="kern-heading-medium" id="kontakt-titel">
        Kontakt für alle
      </h2>
      <p class="kern-body">Steht im Kursfinder. Bitte die Geschäftsstelle angeben, keine einzelne Person.</p>
      <form method="post" action={`/kurse/traeger/${provider.providerId}/kontakt`} class="vz-form">
        <input type="hidden" name="schluessel" value={form?.schluessel ?? `${formKey}-k`} />
        <InputField name="telefon" label="Telefon" value={form?.telefon ?? phone ?? ''} problem={problem} />
        <InputField name="email" label="E-Mail" value={form?.email ?? email ?? ''} problem={problem} />
        <InputField
          name="internet"
          label="Internet"
          hint="Mit https:// davor."
          value={form?.internet ?? web ?? ''}
          problem={problem}
        />
        <button type="submit" class="kern-btn kern-btn--primary">
          <span class="kern-label">Kontakt speichern</span>
        </button>
      </form>
    </section>
  );
};
