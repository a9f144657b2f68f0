import { search } from '../../api/api-client.js';
import { canBeOfferedAnew } from '../../api/handovers.js';
import type { HandoverRow } from '../../api/integration-status.js';
import type { HandoversData } from './handovers.page.js';

/** What else can be done with a hand-over, each on a page of its own. */
export const RowLinks = ({ row, data }: { row: HandoverRow; data: HandoversData }) => {
  const { own, mayOffer, mayMediate, provider } = data;
  const anew =
    mayOffer && canBeOfferedAnew(row) && row.registrationId !== undefined && (!provider || own.includes(row.from.id));
  const receives = provider && row.state === 'accepted' && own.includes(row.to.id);
  return (
    <ul class="vz-links">
      {receives && (
        <li>
          <a class="kern-link" href={`/personen/${encodeURIComponent(row.personRef)}/weiter`}>
            In einen Kurs anmelden
          </a>
        </li>
      )}
      {anew && (
        <li>
          <a
            class="kern-link"
            href={`/uebergaben/anbieten${search({ person: row.personRef, anmeldung: row.registrationId })}`}
          >
            Neu anbieten
          </a>
        </li>
      )}
      {mayMediate && row.state !== 'follow-up-started' && (
        <li>
          <a class="kern-link" href={`/uebergaben/vermittlung${search({ uebergabe: row.handoverId })}`}>
            Vermittlung erbitten
          </a>
        </li>
      )}
      <li>
        <a class="kern-link" href={`/uebergaben/${row.handoverId}/mitteilung`}>
          Mitteilung drucken
        </a>
      </li>
    </ul>
  );
};
