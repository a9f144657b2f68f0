/** What of an event tells whether one reference was found to be of the person of another. */
interface Told {
  readonly type: string;
  readonly data: object;
}

/**
 * To which elder reference the events of a person say that theirs belongs, oldest first, and to which they ever did;
 * undefined: to none, ever. It is all that read models need so that two references show as one person, and as two again.
 */
export function mergeLink(
  events: readonly Told[],
): { readonly host?: string; readonly hosts: readonly string[] } | undefined {
  let host: string | undefined;
  const hosts: string[] = [];
  for (const { type, data } of events) {
    if (type === 'learner-merged' && 'into' in data && typeof data.into === 'string') {
      host = data.into;
      hosts.push(host);
    } else if (type === 'learner-merge-undone') host = undefined;
  }
  if (hosts.length === 0) return undefined;
  return { ...(host === undefined ? {} : { host }), hosts };
}

const TYPES: ReadonlySet<unknown> = new Set(['learner-merged', 'learner-merge-undone']);

/** Whether an event says of a reference to whom it belongs; also when it fell silent. */
export const isOfMerge = ({ type, data }: Told): boolean =>
  TYPES.has(type) || (type === 'erased' && 'erasedType' in data && TYPES.has(data.erasedType));
