import type { ComponentProps } from 'preact';
import { SelectField as Select, TextField } from '../../layout/form-fields.js';
import type { FormProblem } from './form-problem.js';

/** What was wrong with a form, which holds the sentence of each field by its id. */
interface OfForm {
  readonly problem?: FormProblem | undefined;
}
type FieldOf<Props extends { readonly name: string; readonly id?: string }> = Omit<Props, 'error'> & OfForm;

const errorOf = ({ id, name, problem }: OfForm & { readonly id?: string; readonly name: string }) =>
  problem?.fields[id ?? name];

/** A field that shows what its form was refused for. */
export const InputField = (props: FieldOf<ComponentProps<typeof TextField>>) => {
  const { problem: _problem, ...field } = props;
  return <TextField {...OF_TYPE[field.type ?? 'text']} {...field} error={errorOf(props)} />;
};
const OF_TYPE = {
  text: { maxLength: 200 },
  date: {},
  number: { min: '1', max: '200', inputMode: 'numeric' },
} as const;

/** The same of a list; where nothing is said of choosing nothing, something is chosen. */
export const SelectField = (props: FieldOf<ComponentProps<typeof Select>>) => {
  const { problem: _problem, none = null, ...field } = props;
  return <Select {...field} none={none} error={errorOf(props)} />;
};
