import { ReasonFields } from './name-form.js';

<<<<<<< HEAD
/** Asked of those who open a case outside of their own scope, once a day: a reason from the list. */
export const ReasonPage = ({ personRef, problem }: { personRef: string; problem?: string | undefined }) => (
  <form method="post" action={`/faelle/${encodeURIComponent(personRef)}/grund`} class="vz-inline-form">
    <ReasonFields label="Wozu öffnen Sie diesen Fall?" problem={problem} />
    <button type="submit" class="kern-btn kern-btn--primary">
      <span class="kern-label">Fall öffnen</span>
    </button>
=======
interface ReasonPageProps {
  readonly personRef: string;
  readonly tag: string | undefined;
  readonly problem?: string | undefined;
}

/** Asked of those who open a case outside of their own scope, once a day: a reason from the list. */
export const ReasonPage = ({ personRef, tag, problem }: ReasonPageProps) => (
  <form method="post" action={`/faelle/${encodeURIComponent(personRef)}/grund`} class="vz-form">
    <p class="kern-body">
      Dieser Fall liegt außerhalb Ihres eigenen Bereichs. Mit einem Grund sehen Sie ihn bis zum Ende des Tages.
    </p>
    <ReasonFields label="Wozu öffnen Sie diesen Fall?" tag={tag} problem={problem} />
    <div>
      <button type="submit" class="kern-btn kern-btn--primary">
        <span class="kern-label">Fall öffnen</span>
      </button>
    </div>
>>>>>>> wt-pages
  </form>
);
