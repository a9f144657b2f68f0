import { Alert } from '../../layout/alert.js';
import type { AnswerProblem } from './answer-forms.js';
import { fieldTexts } from './refusal-words.js';

const FIELD_IDS = { reason: 'grund', missing: 'fehlt', followUpRunId: 'kurs' } as const;

/** What was wrong, each with the way to its field; without a field, to the forms of the row. */
export const ProblemSummary = ({ problem }: { problem: AnswerProblem }) => {
  const texts = fieldTexts(problem);
  const atFields = (['reason', 'missing', 'followUpRunId'] as const).flatMap((field) => {
    const text = texts[field];
    const id = problem.kind === 'withdraw' || problem.kind === 'fail' ? problem.kind : FIELD_IDS[field];
    return text === undefined ? [] : [{ text, at: `#${id}-${problem.handoverId}` }];
  });
  const faults = atFields.length > 0 ? atFields : [{ text: problem.text, at: `#antwort-${problem.handoverId}` }];
  return (
    <Alert tone="danger" title="Die Antwort wurde nicht gespeichert">
      <ul class="kern-list">
        {faults.map(({ text, at }) => (
          <li key={at} class="kern-body">
            <a class="kern-link" href={at}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </Alert>
  );
};
