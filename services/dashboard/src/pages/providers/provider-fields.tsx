import type { Municipality } from '../../api/courses.js';
import { InputField, SelectField } from '../courses/fields.js';
import type { FormProblem } from '../courses/form-problem.js';
import { KIND_CHOICES } from './provider-words.js';

interface ProviderFieldsProps {
  readonly name: string;
  readonly kind: string;
  readonly seat: string;
  readonly municipalities: readonly Municipality[];
  readonly problem: FormProblem | undefined;
}

/** Name, kind and seat of a provider, for a new one and for one that changes. */
export const ProviderFields = ({ name, kind, seat, municipalities, problem }: ProviderFieldsProps) => (
  <>
    <InputField name="traegername" label="Name des Trägers" required value={name} problem={problem} />
    <SelectField
      name="traegerart"
      label="Art"
      required
      none="bitte wählen"
      value={kind}
      choices={KIND_CHOICES}
      problem={problem}
    />
    <SelectField
      name="sitz"
      label="Gemeinde des Sitzes"
      required
      none="bitte wählen"
      value={seat}
      choices={municipalities.map(({ key, name: text }) => ({ value: key, text }))}
      problem={problem}
    />
  </>
);
