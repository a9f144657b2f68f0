import { VENUE_OFFERS } from '#contracts';
import type { CourseProvider, CourseVenue } from '../../api/courses.js';
import { BoxField, CheckField } from '../../layout/form-fields.js';
import { Table } from '../../layout/table.js';
import { requirementWord } from '../case/learner-words.js';
import { InputField, SelectField } from './fields.js';
import type { VenueForm } from './provider.form.js';
import type { ProviderData } from './provider.page.js';

type Venue = CourseProvider['venues'][number];

/** Where a provider teaches, and what each place offers. */
export const Venues = (data: ProviderData) => {
  const { provider, municipalities, formKey, typed } = data;
  const { providerId, mine, retired } = provider;
  const nameOf = (key: string): string => municipalities.find((one) => one.key === key)?.name ?? key;
  const isNew = typed?.venue !== undefined && typed.venueId === undefined;
  return (
    <section id="kursorte" aria-labelledby="kursorte-titel">
      <h2 class="kern-heading-medium" id="kursorte-titel">
        Kursorte
      </h2>
      <Table
        caption="Wo der Träger unterrichtet"
        rows={provider.venues.filter(({ open }) => open)}
        rowKey={({ venueId }) => venueId}
        empty="Kein Kursort ist erfasst. Kurse lassen sich auch ohne planen: es genügt die Gemeinde."
        columns={[
          { head: 'Kursort', cell: ({ name }) => name },
          { head: 'Anschrift', cell: ({ address, municipalityKey }) => address ?? nameOf(municipalityKey) },
          { head: 'Stufenlos', cell: ({ stepFree }) => (stepFree ? 'ja' : 'nein') },
          {
            head: 'Angebot',
            cell: ({ offers }) =>
              offers === undefined ? 'nicht erfasst' : offers.map(requirementWord).join(', ') || 'nichts davon',
          },
          ...(mine && !retired
            ? [
                {
                  head: 'Schließen',
                  cell: (venue: Venue) => (
                    <form method="post" action={`/kurse/traeger/${providerId}/kursorte/${venue.venueId}/schliessen`}>
                      <input type="hidden" name="schluessel" value={`${formKey}-s-${venue.venueId}`} />
                      <button
                        type="submit"
                        class="kern-btn kern-btn--tertiary kern-btn--x-small"
                        aria-label={`Nicht mehr verwenden: ${venue.name}`}
                      >
                        <span class="kern-label">Nicht mehr verwenden</span>
                      </button>
                    </form>
                  ),
                },
              ]
            : []),
        ]}
      />
      {mine &&
        !retired &&
        provider.venues
          .filter(({ open }) => open)
          .map((venue) => (
            <details key={venue.venueId} open={typed?.venueId === venue.venueId}>
              <summary class="kern-link">Ändern: {venue.name}</summary>
              <VenueFields
                {...data}
                action={`/kurse/traeger/${providerId}/kursorte/${venue.venueId}/aendern`}
                suffix={`-${venue.venueId}`}
                venue={venue}
                form={typed?.venueId === venue.venueId ? typed.venue : undefined}
              />
            </details>
          ))}
      {mine && !retired && (
        <details open={isNew}>
          <summary class="kern-link">Kursort aufnehmen</summary>
          <VenueFields
            {...data}
            action={`/kurse/traeger/${providerId}/kursort`}
            suffix=""
            venue={undefined}
            form={isNew ? typed.venue : undefined}
          />
        </details>
      )}
    </section>
  );
};

type VenueFieldsProps = ProviderData & {
  readonly action: string;
  /** Makes the ids of the fields unique on the page. */
  readonly suffix: string;
  readonly venue: CourseVenue | undefined;
  readonly form: VenueForm | undefined;
};

const degreesText = (degrees: number | undefined): string => String(degrees ?? '').replace('.', ',');

/** What was typed, else what is known of the place. */
function fieldsOf(form: VenueForm | undefined, venue: CourseVenue | undefined, seat: string) {
  if (form)
    return {
      name: form.name,
      address: form.anschrift,
      municipality: form.gemeinde,
      latitude: form.breite,
      longitude: form.laenge,
      stepFree: form.stufenlos !== undefined,
      offers: form.angebot,
    };
  return {
    name: venue?.name ?? '',
    address: venue?.address ?? '',
    municipality: venue?.municipalityKey ?? seat,
    latitude: degreesText(venue?.latitude),
    longitude: degreesText(venue?.longitude),
    stepFree: venue?.stepFree ?? false,
    offers: venue?.offers ?? [],
  };
}

const VenueFields = (props: VenueFieldsProps) => {
  const { action, suffix, venue, form, provider, municipalities, formKey } = props;
  const problem = form === undefined ? undefined : props.problem;
  const fields = fieldsOf(form, venue, provider.municipalityKey);
  const id = (name: string): string => `${name}${suffix}`;
  return (
    <form method="post" action={action} class="vz-form">
      <input type="hidden" name="schluessel" value={form?.schluessel ?? `${formKey}-o${suffix}`} />
      <InputField id={id('name')} name="name" label="Name des Hauses" required value={fields.name} problem={problem} />
      <InputField id={id('anschrift')} name="anschrift" label="Anschrift" value={fields.address} problem={problem} />
      <SelectField
        id={id('gemeinde')}
        name="gemeinde"
        label="Gemeinde"
        required
        value={fields.municipality}
        choices={municipalities.map(({ key, name }) => ({ value: key, text: name }))}
        problem={problem}
      />
      <InputField
        id={id('breite')}
        name="breite"
        label="Geografische Breite in Grad, zum Beispiel 52,68 (für Entfernungen)"
        value={fields.latitude}
        problem={problem}
      />
      <InputField
        id={id('laenge')}
        name="laenge"
        label="Geografische Länge in Grad, zum Beispiel 8,80"
        value={fields.longitude}
        problem={problem}
      />
      <BoxField id={id('stufenlos')} name="stufenlos" label="Ohne Stufen erreichbar" checked={fields.stepFree} />
      <CheckField
        id={id('angebot')}
        name="angebot"
        label="Was es dort außerdem gibt"
        choices={VENUE_OFFERS.map((offer) => ({ value: offer, text: requirementWord(offer) }))}
        values={fields.offers}
      />
      <button type="submit" class="kern-btn kern-btn--primary">
        <span class="kern-label">Kursort speichern</span>
      </button>
    </form>
  );
};
