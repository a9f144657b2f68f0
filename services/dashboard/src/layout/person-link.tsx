import type { Names } from '../api/names.js';

/** A person by name for those who see names, else by reference; either way the link to the case, on the day shown. */
export const PersonLink = ({ personRef, names, day }: { personRef: string; names: Names; day?: string }) => (
  <a class="kern-link" href={`/faelle/${encodeURIComponent(personRef)}${day === undefined ? '' : `?tag=${day}`}`}>
    {names.get(personRef) ?? personRef}
  </a>
);
