import type { Desk, FollowUp } from '../../api/learners-desk.js';
import { TextField, SelectField } from '../../layout/form-fields.js';
import type { FormProblem } from '../../layout/form-fields.js';

/** A change that was not taken: of which follow-up, by which form, with what was entered. */
export interface RefusedChange {
  readonly followUpId: string;
  readonly key: string;
  readonly day: string;
  readonly account: string;
  readonly problem: FormProblem;
}

interface ActionsProps {
  readonly row: FollowUp;
  readonly desk: Pick<Desk, 'account' | 'deputies'> | undefined;
  /** Begins the keys of this page's forms: a form sent twice is carried out once. */
  readonly formKey: string;
  /** The page to come back to. */
  readonly back: string;
  readonly refused?: RefusedChange | undefined;
}

/** What is done with a follow-up: done in one click; moved, handed over or its note redacted by a form each. */
export const FollowUpActions = ({ row, desk, formKey, back, refused: other }: ActionsProps) => {
  const refused = other?.followUpId === row.followUpId ? other : undefined;
  const { followUpId: id } = row;
  if (row.inCharge === 'colleague') return <>nur mit eingetragener Vertretung</>;
  const hidden = (action: string) => (
    <>
      <input type="hidden" name="schluessel" value={`${formKey}-${action}-${id}`} />
      <input type="hidden" name="zurueck" value={back} />
    </>
  );
  const error = refused?.problem.fields['tag'];
  return (
    <div class="vz-answer" id={`wv-${id}`}>
      <form method="post" action={`/wiedervorlagen/${id}/erledigt`}>
        {hidden('e')}
        <button type="submit" class="kern-btn kern-btn--primary kern-btn--x-small">
          <span class="kern-label">Erledigt</span>
        </button>
      </form>
      <details open={refused !== undefined}>
        <summary class="kern-link">Verschieben oder übergeben</summary>
        {refused !== undefined && <p class="kern-body">{refused.problem.text}</p>}
        <form method="post" action={`/wiedervorlagen/${id}/verschieben`} class="vz-inline-form">
          {hidden('v')}
          <TextField
            id={`tag-${id}`}
            name="tag"
            label="Neuer Tag"
            type="date"
            required
            value={refused?.day ?? row.dueOn}
            error={error}
          />
          <button type="submit" class="kern-btn kern-btn--secondary kern-btn--x-small">
            <span class="kern-label">Verschieben</span>
          </button>
        </form>
        <form method="post" action={`/wiedervorlagen/${id}/uebergeben`} class="vz-inline-form">
          {hidden('u')}
          <SelectField
            id={`an-${id}`}
            name="an"
            label="Übergeben an"
            narrowing
            none="alle in Ihrer Stelle"
            choices={accountsOf(desk).map((account) => ({
              value: account,
              text: account === desk?.account ? 'Sie selbst' : `Konto ${account}`,
            }))}
            value={refused?.account}
          />
          <button type="submit" class="kern-btn kern-btn--secondary kern-btn--x-small">
            <span class="kern-label">Übergeben</span>
          </button>
        </form>
      </details>
      {row.note !== undefined && (
        <details>
          <summary class="kern-link">Notiz löschen</summary>
          <form method="post" action={`/wiedervorlagen/${id}/notiz-loeschen`} class="vz-inline-form">
            {hidden('n')}
            <p class="kern-body kern-body--small">Die Notiz wird für immer unlesbar; die Wiedervorlage bleibt.</p>
            <button type="submit" class="kern-btn kern-btn--secondary kern-btn--x-small">
              <span class="kern-label">Notiz endgültig löschen</span>
            </button>
          </form>
        </details>
      )}
    </div>
  );
};

/** The own account, and those that stand in or are stood in for: others are not known by name here. */
const accountsOf = (desk: ActionsProps['desk']): readonly string[] =>
  desk === undefined
    ? []
    : [...new Set([desk.account, ...desk.deputies.flatMap(({ deputy, principal }) => [deputy, principal])])];
