import { IMPORT_ID_KEY, importedId } from '#service-kit';
import { DEMO_SOURCE } from './county-import.js';
import type { IdOf } from './office-work.js';

interface Parts {
  get<Part>(token: symbol, options: { readonly strict: false }): Part;
}

/** The ids under which the import of the demo county knows its rows; all services derive them from one key. */
export function demoIdsOf(parts: Parts): IdOf {
  const key = parts.get<Uint8Array>(IMPORT_ID_KEY, { strict: false });
  return (prefix, kind, number) => importedId(key, prefix, DEMO_SOURCE, kind, number);
}
