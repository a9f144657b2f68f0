import type { Case } from '../../api/integration-status.js';
import { DATA_TITLES } from './data-notices.js';
import { DATA_FORMS, type DataForm } from './data-forms.js';

/** Ways to what can be recorded, put right, disputed and settled, as far as there is something to do it to. */
export const DataLinks = ({ one }: { one: Case }) => (
  <section aria-labelledby="angaben-titel">
    <h2 class="kern-heading-medium" id="angaben-titel">
      Angaben ergänzen oder berichtigen
    </h2>
    <ul class="kern-list vz-links">
      {DATA_FORMS.filter((was) => isPossible(was, one)).map((was) => (
        <li key={was}>
          <a class="kern-link" href={`/faelle/${encodeURIComponent(one.personRef)}/angaben/${was}`}>
            {DATA_TITLES[was]}
          </a>
        </li>
      ))}
    </ul>
  </section>
);

function isPossible(was: DataForm, { levels = [], disputeHistory = [] }: Case): boolean {
  if (was === 'niveau-berichtigen') return levels.length > 0;
  if (was === 'klaeren') return disputeHistory.some(({ state }) => state === 'open');
  return true;
}
