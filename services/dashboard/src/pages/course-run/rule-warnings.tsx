import { Alert } from '../../layout/alert.js';
import { warningWord } from './course-run-words.js';

/** What the rules said to what was just done. */
export const RuleWarnings = ({ codes }: { codes: readonly string[] }) =>
  codes.length === 0 ? null : (
    <Alert tone="warning" title="Hinweise der Regeln; nichts davon lehnt ab">
      <ul class="kern-list kern-list--bullet">
        {codes.map((code) => (
          <li key={code}>{warningWord(code)}</li>
        ))}
      </ul>
    </Alert>
  );

/** The codes as they stand in an address. */
export const codesIn = (joined: string | undefined): readonly string[] =>
  joined === undefined || joined === '' ? [] : joined.split(',');

/** Each code once, for an address. */
export const joinedCodes = (warnings: readonly { readonly code: string }[]): string =>
  [...new Set(warnings.map(({ code }) => code))].join(',');
