import { CheckField, SelectField, TextField } from '../../../layout/form-fields.js';
import { Table } from '../../../layout/table.js';
import { FollowUpActions } from '../../follow-ups/follow-up-actions.js';
import { inChargeWord, officeWord, SUBJECT_CHOICES, subjectWord } from '../../follow-ups/follow-up-words.js';
import { Due } from '../../follow-ups/follow-ups.page.js';
import { type DeskData, typed } from './desk-data.js';

export const SET_FOLLOW_UP = 'wiedervorlage';

/** The open follow-ups of this case in the own office, and the form to set one. */
export const FollowUpSection = ({ personRef, today, data }: { personRef: string; today: string; data: DeskData }) => {
  if (data.followUps === undefined) return null;
  const form = typed(data, SET_FOLLOW_UP);
  const path = `/faelle/${encodeURIComponent(personRef)}`;
  const offices = data.desk?.offices ?? [];
  return (
    <section id="wiedervorlagen" aria-labelledby="wiedervorlagen-titel">
      <h2 class="kern-heading-medium" id="wiedervorlagen-titel">
        Wiedervorlagen
      </h2>
      <Table
        caption="Offene Wiedervorlagen Ihrer Stelle zu diesem Fall"
        rows={data.followUps}
        rowKey={(row) => row.followUpId}
        empty="Ihre Stelle hat zu diesem Fall keine offene Wiedervorlage."
        columns={[
          { head: 'Frist', cell: (row) => <Due on={row.dueOn} today={today} /> },
          {
            head: 'Anlass',
            cell: (row) => (
              <>
                {subjectWord(row.subject)}
                {row.note !== undefined && <small>{row.note}</small>}
              </>
            ),
          },
          { head: 'Zuständig', cell: (row) => inChargeWord(row.inCharge) },
          {
            head: 'Was tun',
            cell: (row) => <FollowUpActions row={row} desk={data.desk} formKey={data.formKey} back={path} />,
          },
        ]}
      />
      <details open={form.refused}>
        <summary class="kern-link">Wiedervorlage setzen</summary>
        <form method="post" action={`${path}/wiedervorlagen`} class="vz-form">
          <input type="hidden" name="schluessel" value={form.key ?? `${data.formKey}-wv`} />
          {offices.length > 1 && (
            <SelectField
              name="wvStelle"
              label="Stelle"
              required
              value={form.value('wvStelle')}
              choices={offices.map((office) => ({ value: office, text: officeWord(office) }))}
            />
          )}
          <SelectField
            name="wvAnlass"
            label="Anlass"
            required
            choices={SUBJECT_CHOICES}
            value={form.value('wvAnlass')}
            error={form.error('wvAnlass')}
          />
          <TextField
            name="wvTag"
            label="Wieder vorlegen am"
            type="date"
            required
            value={form.value('wvTag')}
            error={form.error('wvTag')}
          />
          <TextField
            name="wvNotiz"
            label="Notiz"
            hint="Nur für Ihre Stelle, höchstens 280 Zeichen. Keine Angaben zur Gesundheit."
            maxLength={280}
            value={form.value('wvNotiz')}
            error={form.error('wvNotiz')}
          />
          <CheckField
            name="wvAlle"
            label="Zuständig"
            choices={[{ value: 'ja', text: 'alle in meiner Stelle, nicht nur ich' }]}
            values={form.values('wvAlle')}
          />
          <div>
            <button type="submit" class="kern-btn kern-btn--primary">
              <span class="kern-label">Wiedervorlage setzen</span>
            </button>
          </div>
        </form>
      </details>
    </section>
  );
};
