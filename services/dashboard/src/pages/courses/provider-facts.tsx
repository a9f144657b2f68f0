import { ProviderFields } from '../providers/provider-fields.js';
import { RETIREMENT_CHOICES } from '../providers/provider-words.js';
import { InputField, SelectField } from './fields.js';
import type { ProviderData } from './provider.page.js';

/** What the county's posts change of a provider: its name, kind and seat, and that it takes part no longer. */
export const ProviderFacts = ({ provider, municipalities, formKey, typed, problem }: ProviderData) => {
  const facts = typed?.facts;
  const retire = typed?.retire;
  const address = `/kurse/traeger/${provider.providerId}`;
  return (
    <section id="angaben" aria-labelledby="angaben-titel">
      <h2 class="kern-heading-medium" id="angaben-titel">
        Teilnahme
      </h2>
      <details open={facts !== undefined}>
        <summary class="kern-link">Name, Art und Sitz ändern</summary>
        <form method="post" action={`${address}/angaben`} class="vz-form">
          <input type="hidden" name="schluessel" value={facts?.schluessel ?? `${formKey}-a`} />
          <ProviderFields
            name={facts?.traegername ?? provider.name}
            kind={facts?.traegerart ?? provider.kind}
            seat={facts?.sitz ?? provider.municipalityKey}
            municipalities={municipalities}
            problem={facts && problem}
          />
          <button type="submit" class="kern-btn kern-btn--primary">
            <span class="kern-label">Angaben speichern</span>
          </button>
        </form>
      </details>
      <details open={retire !== undefined}>
        <summary class="kern-link">Teilnahme beenden</summary>
        <form method="post" action={`${address}/ausscheiden`} class="vz-form">
          <input type="hidden" name="schluessel" value={retire?.schluessel ?? `${formKey}-r`} />
          <p class="kern-body">
            Der Träger plant dann keine Kurse mehr. Solange Kurse geplant sind oder laufen, geht das nicht: sagen Sie
            sie zuerst ab oder beenden Sie sie. Was war, bleibt stehen.
          </p>
          <SelectField
            name="grund"
            label="Grund"
            required
            none="bitte wählen"
            value={retire?.grund ?? ''}
            choices={RETIREMENT_CHOICES}
            problem={retire && problem}
          />
          <InputField name="am" label="Am" type="date" value={retire?.am ?? ''} problem={retire && problem} />
          <button type="submit" class="kern-btn kern-btn--secondary">
            <span class="kern-label">Teilnahme beenden</span>
          </button>
        </form>
      </details>
    </section>
  );
};
