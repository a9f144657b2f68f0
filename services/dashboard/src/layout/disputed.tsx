import type { Disputes } from '../api/disputes.js';
import { Alert } from './alert.js';
import { Badge } from './badge.js';

interface DisputedProps {
  readonly data: readonly string[] | undefined;
  readonly datum: string;
}

/** The mark at a datum that the person disputes: such data may be shown with it alone (§ 84 Abs. 2 SGB X). */
export const Disputed = ({ data, datum }: DisputedProps) =>
  data?.includes(datum) === true ? <Badge tone="warning" text="bestritten" /> : null;

const DATA: Readonly<Record<string, string>> = {
  level: 'Sprachstand',
  literacy: 'Schreibkundigkeit',
  needs: 'Bedarf',
  municipality: 'Wohnort',
  identity: 'Name oder Geburtsdatum',
  entitlement: 'Recht',
  attendance: 'Teilnahme',
  result: 'Prüfungsergebnis',
};

/** The same in a file, where a mark at the datum has no place: which data of the row are disputed. */
export const disputedText = (data: readonly string[] | undefined): string =>
  (data ?? []).map((datum) => DATA[datum] ?? datum).join(', ');

/** The same of a person of a page. */
export const disputesText = (disputes: Disputes, personRef: string | undefined): string =>
  disputes.known ? disputedText(disputes.of(personRef)) : 'nicht bekannt';

/** One mark for several data that stand in one line, with which of them are disputed. */
export const AnyDisputed = ({ data, of }: { data: readonly string[] | undefined; of: readonly string[] }) => {
  const disputed = of.filter((datum) => data?.includes(datum));
  return disputed.length === 0 ? null : <Badge tone="warning" text={`bestritten: ${disputedText(disputed)}`} />;
};

/** Said once on a page that shows data of persons while nobody can tell what is disputed. */
export const DisputesUnknown = ({ disputes }: { disputes: Disputes }) =>
  disputes.known ? null : (
    <Alert tone="warning" title="Welche Angaben bestritten sind, ist gerade nicht bekannt.">
      <p class="kern-body">Der Dienst dafür antwortet nicht. Bitte laden Sie die Seite noch einmal.</p>
    </Alert>
  );
