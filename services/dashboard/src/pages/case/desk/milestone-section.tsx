import { SelectField, TextField } from '../../../layout/form-fields.js';
import { type DeskData, typed } from './desk-data.js';

export const REPORT_MILESTONE = 'meldung';

/** The form by which a department reports where this person stands with it. */
export const MilestoneSection = ({ personRef, data }: { personRef: string; data: DeskData }) => {
  const own = data.departments.filter((one) => one.own && one.milestones.length > 0);
  if (own.length === 0) return null;
  const form = typed(data, REPORT_MILESTONE);
  return (
    <section id="meldung" aria-labelledby="meldung-titel">
      <h2 class="kern-heading-medium" id="meldung-titel">
        Meldung Ihres Fachdienstes
      </h2>
      <details open={form.refused}>
        <summary class="kern-link">Stand melden</summary>
        <form method="post" action={`/faelle/${encodeURIComponent(personRef)}/meldungen`} class="vz-form">
          <input type="hidden" name="schluessel" value={form.key ?? `${data.formKey}-me`} />
          <SelectField
            name="meWas"
            label="Meilenstein"
            required
            choices={own.flatMap(({ department, title, milestones }) =>
              milestones.map((one) => ({
                value: `${department}/${one.milestone}`,
                text: own.length > 1 ? `${title}: ${one.title}` : one.title,
              })),
            )}
            value={form.value('meWas')}
            error={form.error('meWas')}
          />
          <SelectField
            name="meStand"
            label="Stand"
            required
            choices={[
              { value: 'open', text: 'offen' },
              { value: 'done', text: 'erledigt' },
              { value: 'withdraw', text: 'irrtümlich gemeldet: zurücknehmen' },
            ]}
            value={form.value('meStand')}
            error={form.error('meStand')}
          />
          <TextField
            name="meTag"
            label="Tag"
            hint="Leer: heute."
            type="date"
            value={form.value('meTag')}
            error={form.error('meTag')}
          />
          <div>
            <button type="submit" class="kern-btn kern-btn--primary">
              <span class="kern-label">Melden</span>
            </button>
          </div>
        </form>
      </details>
    </section>
  );
};
