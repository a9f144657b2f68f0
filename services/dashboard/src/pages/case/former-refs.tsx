import type { Case } from '../../api/integration-status.js';

/** That several references were found to be of one person. */
export const FormerRefs = ({ one: { formerRefs = [] } }: { one: Pick<Case, 'formerRefs'> }) =>
  formerRefs.length === 0 ? null : (
    <p class="kern-body">
      Zusammengeführt: Hier steht auch, was unter {formerRefs.join(', ')} erfasst ist. Rückgängig machen lässt es sich
      unter <a href="/personen/dubletten?stand=merged">Dubletten</a>.
    </p>
  );
