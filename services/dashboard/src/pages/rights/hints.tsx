import type { CaseHint } from '../../api/integration-status.js';
import { germanDay } from '../../layout/dates.js';
import { AnyDisputed } from '../../layout/disputed.js';

/** What the law offers or asks around the courses of a person. A hint: nobody is promised anything by it. */
export const Hints = ({ hints }: { hints: readonly CaseHint[] }) => (
  <section id="hinweise" aria-labelledby="hinweise-titel">
    <h2 class="kern-heading-medium" id="hinweise-titel">
      Hinweise zu Kosten, Weg, Betreuung und Trägerwechsel
    </h2>
    {hints.length === 0 ? (
      <p class="kern-body vz-empty">Zu den Kursen und Rechten, die Sie sehen, gibt es keinen Hinweis.</p>
    ) : (
      <ul class="kern-list kern-list--bullet">
        {hints.map((hint) => (
          <li key={`${hint.code}-${hint.runId ?? hint.until ?? ''}`} class="kern-body">
            {hint.title !== undefined && <strong>{hint.title}: </strong>}
            {hintText(hint)} <AnyDisputed data={hint.disputed} of={hint.disputed ?? []} />
            <div>
              <small>
                Hinweis nach {hint.legalBasis}
                {hint.unchecked && ' (nicht geprüft)'}
              </small>
            </div>
          </li>
        ))}
      </ul>
    )}
  </section>
);

const GROUPS: Readonly<Record<string, string>> = {
  'cost-exempt': 'wer vom Kostenbeitrag befreit ist',
  benefits: 'wer Leistungen bezieht',
  'severe-disability': 'wer schwerbehindert ist',
};

const euros = (amount = 0): string => `${amount.toLocaleString('de-DE')} Euro`;

function hintText(hint: CaseHint): string {
  const { code, km = 0, moreThanKm = 0, groups = [], children = 1, percent = 0, until = '' } = hint;
  switch (code) {
    case 'travel-subsidy':
      return (
        `Der Kurs liegt ${km} km entfernt. Einen Zuschuss zur Fahrt kann bekommen, ` +
        `${groups.map((group) => GROUPS[group] ?? group).join(' oder ')}; üblich ist er ab mehr als ${moreThanKm} km.`
      );
    case 'childcare-support':
      return (
        'Der Kurs hat keine Kinderbetreuung. Sie kann unterstützt werden, wenn es vor Ort kein anderes Angebot gibt' +
        (children > 1 ? ` und mindestens ${children} Kinder zu betreuen sind.` : '.')
      );
    case 'cost-share':
      return (
        `Wer arbeitet und im Jahr mehr als ${euros(hint.incomeAbove)} verdient ` +
        `(gemeinsam veranlagt ${euros(hint.jointIncomeAbove)}), trägt ${percent}\u00a0% der Kosten selbst.`
      );
    case 'fee-refund':
      return `Wer einen Kostenbeitrag gezahlt hat und bis zum ${germanDay(until)} besteht, kann ${percent}\u00a0% davon zurückbekommen.`;
    case 'provider-change':
      return 'Aus dem Grund des Abbruchs darf der Träger gewechselt werden. Nicht genutzte Stunden werden dann nicht angerechnet.';
    default:
      return code;
  }
}
