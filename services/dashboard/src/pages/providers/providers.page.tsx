import type { CourseProvider, Municipality } from '../../api/courses.js';
import { Badge } from '../../layout/badge.js';
import { Table } from '../../layout/table.js';
import { InputField } from '../courses/fields.js';
import { type FormProblem, ProblemSummary } from '../courses/form-problem.js';
import { ProviderFields } from './provider-fields.js';
import { kindWord } from './provider-words.js';
import { type NewProviderForm, PATH } from './providers.form.js';

export interface ProvidersData {
  readonly providers: readonly CourseProvider[];
  readonly municipalities: readonly Municipality[];
  /** Whether the reader lets providers take part: the county's posts alone. */
  readonly mayRegister: boolean;
  readonly formKey: string;
  readonly form: NewProviderForm | undefined;
  readonly problem: FormProblem | undefined;
}

/** Who takes part, with the way to what each may offer and where. */
export const ProvidersPage = (data: ProvidersData) => {
  const { providers, municipalities } = data;
  const nameOf = (key: string): string => municipalities.find((one) => one.key === key)?.name ?? key;
  return (
    <>
      {data.problem && <ProblemSummary problem={data.problem} title="Der Träger wurde nicht aufgenommen" />}
      <Table
        caption="Träger, die teilnehmen oder teilnahmen"
        rows={providers.toSorted((one, other) => Number(one.retired) - Number(other.retired))}
        rowKey={({ providerId }) => providerId}
        csv={`${PATH}.csv`}
        empty="Noch nimmt kein Träger teil. Die Kurskoordination nimmt Träger auf."
        columns={[
          {
            head: 'Träger',
            cell: ({ providerId, name }) => (
              <a class="kern-link" href={`${PATH}/${providerId}`}>
                {name}
              </a>
            ),
          },
          { head: 'Art', cell: ({ kind }) => kindWord(kind) },
          { head: 'Sitz', cell: ({ municipalityKey }) => nameOf(municipalityKey) },
          {
            head: 'Stand',
            cell: ({ retired }) =>
              retired ? <Badge tone="warning" text="ausgeschieden" /> : <Badge tone="success" text="nimmt teil" />,
          },
          {
            head: 'Katalog',
            cell: ({ providerId, name }) => (
              <a class="kern-link" href={`/kurse/katalog?traeger=${providerId}`} aria-label={`Kurskatalog von ${name}`}>
                Kurskatalog
              </a>
            ),
          },
        ]}
      />
      {data.mayRegister && <Register {...data} />}
    </>
  );
};

const Register = ({ municipalities, formKey, form, problem }: ProvidersData) => (
  <details open={form !== undefined}>
    <summary class="kern-link">Träger aufnehmen</summary>
    <form method="post" action={`${PATH}/aufnehmen`} class="vz-form">
      <input type="hidden" name="schluessel" value={form?.schluessel ?? formKey} />
      <ProviderFields
        name={form?.traegername ?? ''}
        kind={form?.traegerart ?? ''}
        seat={form?.sitz ?? ''}
        municipalities={municipalities}
        problem={problem}
      />
      <InputField
        name="kennung"
        label="Kennung"
        hint="Kurz, nur Buchstaben, Ziffern und Striche. Sie steht in den Zugängen des Trägers; leer: es wird eine vergeben."
        value={form?.kennung ?? ''}
        problem={problem}
      />
      <button type="submit" class="kern-btn kern-btn--primary">
        <span class="kern-label">Träger aufnehmen</span>
      </button>
    </form>
  </details>
);
