import { ReasonFields } from './name-form.js';

/** Asked of those who open a case outside of their own scope, once a day: a reason from the list. */
export const ReasonPage = ({ personRef, problem }: { personRef: string; problem?: string | undefined }) => (
  <form method="post" action={`/faelle/${encodeURIComponent(personRef)}/grund`} class="vz-inline-form">
    <ReasonFields label="Wozu öffnen Sie diesen Fall?" problem={problem} />
    <button type="submit" class="kern-btn kern-btn--primary">
      <span class="kern-label">Fall öffnen</span>
    </button>
  </form>
);
