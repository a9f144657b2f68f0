import { Badge } from './badge.js';

/** The mark at a datum that the person disputes: such data may be shown with it alone (§ 84 Abs. 2 SGB X). */
export const Disputed = ({ data, datum }: { data: readonly string[] | undefined; datum: string }) =>
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

/** One mark for several data that stand in one line. */
export const AnyDisputed = ({ data, of }: { data: readonly string[] | undefined; of: readonly string[] }) =>
  of.some((datum) => data?.includes(datum)) ? <Badge tone="warning" text="bestritten" /> : null;
