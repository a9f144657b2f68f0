import type { Case } from '../../api/integration-status.js';
import { Badge } from '../../layout/badge.js';
import { germanDay } from '../../layout/dates.js';
import { datumWord } from '../../layout/words.js';

/** What the person disputes and disputed, with what came of it (§ 84 Abs. 2 SGB X). */
export const Disputes = ({ one }: { one: Pick<Case, 'disputeHistory'> }) => {
  const { disputeHistory = [] } = one;
  if (disputeHistory.length === 0) return null;
  return (
    <section id="bestritten" aria-labelledby="bestritten-titel">
      <h2 class="kern-heading-medium" id="bestritten-titel">
        Bestrittene Angaben
      </h2>
      <ul class="kern-list">
        {disputeHistory.map(({ disputeId, datum, on, state, outcome, settledOn }) => (
          <li key={disputeId}>
            {datumWord(datum)}, bestritten am {germanDay(on)}:{' '}
            {state === 'open' ? (
              <Badge tone="warning" text="noch nicht geklärt" />
            ) : (
              `${outcome === 'corrected' ? 'berichtigt' : 'bestätigt'}${settledOn === undefined ? '' : ` am ${germanDay(settledOn)}`}`
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};
