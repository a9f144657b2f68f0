import type { Disputes } from '../api/disputes.js';
import type { Names } from '../api/names.js';
import { Disputed } from './disputed.js';

/** A person by name for those who see names, else by reference; either way the link to the case, on the day shown. */
export const PersonLink = ({ personRef, names, day }: { personRef: string; names: Names; day?: string }) => (
  <a class="kern-link" href={`/faelle/${encodeURIComponent(personRef)}${day === undefined ? '' : `?tag=${day}`}`}>
    {names.get(personRef) ?? personRef}
  </a>
);

/** The same with the mark where the person disputes her name or birth date. */
export const MarkedPerson = ({
  personRef,
  names,
  disputes,
}: {
  personRef: string;
  names: Names;
  disputes: Disputes;
}) => (
  <>
    <PersonLink personRef={personRef} names={names} /> <Disputed data={disputes.of(personRef)} datum="identity" />
  </>
);
