import { ApiProblem } from '../../api/api-client.js';
import { Alert } from '../../layout/alert.js';
import { fieldText, refusalText } from './course-words.js';

/** A form that was not taken: why, and at which fields. */
export interface FormProblem {
  readonly text: string;
  /** Sentences by the name of the field. */
  readonly fields: Readonly<Record<string, string>>;
  readonly status: number;
}

/** What a refusal says of a form; `fieldOf`: the field of the form by that of the API. Throws what is no refusal. */
export function formProblem(error: unknown, fieldOf: Readonly<Record<string, string>>): FormProblem {
  if (!(error instanceof ApiProblem) || error.status === 401) throw error;
  const fields: Record<string, string> = {};
  for (const { at, code } of error.errors) {
    const field = fieldOf[at.slice(1)];
    if (field !== undefined) fields[field] = fieldText(code, field);
  }
  return { text: refusalText(error), fields, status: error.away ? 503 : error.status };
}

/** What was wrong, each with the way to its field. */
export const ProblemSummary = ({ problem, title }: { problem: FormProblem; title: string }) => {
  const faults = Object.entries(problem.fields);
  return (
    <Alert tone="danger" title={title}>
      {faults.length === 0 ? (
        <p class="kern-body">{problem.text}</p>
      ) : (
        <ul class="kern-list">
          {faults.map(([field, text]) => (
            <li key={field} class="kern-body">
              <a class="kern-link" href={`#${field}`}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
};
