import { CONSENT_DATA } from '#contracts';
import type { Consents } from '../../../api/learners-desk.js';
import { Badge } from '../../../layout/badge.js';
import { germanDay } from '../../../layout/dates.js';
import { CheckField, SelectField, TextField } from '../../../layout/form-fields.js';
import { Table } from '../../../layout/table.js';
import {
  consentDataWord,
  consentState,
  FORM_CHOICES,
  formWord,
  GIVER_CHOICES,
  giverWord,
  recipientKindWord,
  TOLD_CHOICES,
} from './consent-words.js';
import { type DeskData, typed } from './desk-data.js';

export const GRANT_CONSENT = 'einwilligung';
type Consent = Consents['consents'][number];

/** The consents of a person, who may give one now, and the forms to record, confirm and revoke one. */
export const ConsentSection = ({ personRef, data }: { personRef: string; data: DeskData }) => {
  const { consents } = data;
  if (consents === undefined) return null;
  const path = `/faelle/${encodeURIComponent(personRef)}/einwilligungen`;
  return (
    <section id="einwilligungen" aria-labelledby="einwilligungen-titel">
      <h2 class="kern-heading-medium" id="einwilligungen-titel">
        Einwilligungen
      </h2>
      <p class="kern-body">
        Einwilligen kann zurzeit: <strong>{consents.givers.map(giverWord).join(' oder ')}</strong>. Wo ein Gesetz die
        Weitergabe erlaubt, etwa zwischen Integrations- und Berufssprachkursen, wird niemand gefragt.
      </p>
      <Table
        caption="Wozu eingewilligt ist"
        rows={consents.consents}
        rowKey={(row) => row.consentId}
        empty="Zu dieser Person ist keine Einwilligung erfasst, die Sie sehen dürfen."
        columns={[
          { head: 'Zweck', cell: (row) => purposeWord(data, row.purpose) },
          {
            head: 'Empfänger',
            cell: (row) => (
              <>
                {recipientWord(data, row)}
                <small>{recipientKindWord(row.recipientKind)}</small>
              </>
            ),
          },
          { head: 'Daten', cell: (row) => row.data.map(consentDataWord).join(', ') || 'nicht erfasst' },
          {
            head: 'Stand',
            cell: (row) => (
              <>
                <Badge {...consentState(row.state)} />
                <small>
                  {giverWord(row.givenBy)}, {formWord(row.form)}, {germanDay(row.revokedOn ?? row.givenOn)}
                </small>
              </>
            ),
          },
          { head: 'Was tun', cell: (row) => <ConsentActions row={row} path={path} /> },
        ]}
      />
      <GrantForm path={path} data={data} />
    </section>
  );
};

const purposeWord = ({ purposes }: DeskData, code: string): string =>
  purposes.find(({ purpose }) => purpose === code)?.title ?? code;

/** As the choices have it, without its kind. */
const recipientWord = ({ recipients }: DeskData, { recipient, recipientKind }: Consent): string =>
  recipients.find(({ value }) => value === `${recipientKind}/${recipient}`)?.text.replace(/ \([^()]*\)$/, '') ??
  recipient;

const ConsentActions = ({ row, path }: { row: Consent; path: string }) =>
  row.state === 'revoked' ? (
    <>nichts</>
  ) : (
    <div class="vz-answer">
      {row.state !== 'valid' && (
        <a class="kern-link" href={`${path}/${row.consentId}/bestaetigen`}>
          Bestätigen lassen
        </a>
      )}
      <a class="kern-link" href={`${path}/${row.consentId}/widerrufen`}>
        Widerrufen
      </a>
    </div>
  );

const GrantForm = ({ path, data }: { path: string; data: DeskData }) => {
  const form = typed(data, GRANT_CONSENT);
  return (
    <details open={form.refused}>
      <summary class="kern-link">Einwilligung erfassen</summary>
      <form method="post" action={path} class="vz-form">
        <input type="hidden" name="schluessel" value={form.key ?? `${data.formKey}-ew`} />
        <SelectField
          name="ewZweck"
          label="Zweck"
          required
          choices={data.purposes.map(({ purpose, title, recipients }) => ({
            value: purpose,
            text: `${title} (an: ${recipients.map(recipientKindWord).join(' oder ')})`,
          }))}
          value={form.value('ewZweck')}
          error={form.error('ewZweck')}
        />
        <SelectField
          name="ewEmpfaenger"
          label="Empfänger"
          required
          choices={data.recipients}
          value={form.value('ewEmpfaenger')}
          error={form.error('ewEmpfaenger')}
        />
        <CheckField
          name="ewDaten"
          label="Daten, die weitergegeben werden"
          choices={CONSENT_DATA.map((value) => ({ value, text: consentDataWord(value) }))}
          values={form.values('ewDaten')}
          error={form.error('ewDaten')}
        />
        <SelectField
          name="ewGeber"
          label="Eingewilligt hat"
          required
          choices={GIVER_CHOICES}
          value={form.value('ewGeber')}
          error={form.error('ewGeber')}
        />
        <SelectField
          name="ewForm"
          label="Form"
          required
          choices={FORM_CHOICES}
          value={form.value('ewForm')}
          error={form.error('ewForm')}
        />
        <CheckField
          name="ewBelehrt"
          label="Vorher unterrichtet (§ 67b Abs. 2 SGB X)"
          choices={TOLD_CHOICES}
          values={form.values('ewBelehrt')}
          error={form.error('ewBelehrt')}
        />
        <TextField
          name="ewKursarten"
          label="Kursarten bei einer Übergabe"
          hint="Kürzel des Kurses und des Anschlusskurses, mit Komma, zum Beispiel LK_NIEDRIG, BSK_B1. So wird geprüft, ob ein Gesetz genügt."
          maxLength={80}
          value={form.value('ewKursarten')}
          error={form.error('ewKursarten')}
        />
        <div>
          <button type="submit" class="kern-btn kern-btn--primary">
            <span class="kern-label">Einwilligung erfassen</span>
          </button>
        </div>
      </form>
    </details>
  );
};
