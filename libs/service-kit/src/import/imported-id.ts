import { createHmac } from 'node:crypto';

/**
 * The id of a thing that an office knows by its own number: the same number of the same source always gives the same
 * id, and nobody without the key can tell the number from it.
 */
export const importedId = (idKey: Uint8Array, prefix: string, source: string, kind: string, key: string): string =>
  `${prefix}_${createHmac('sha256', idKey)
    .update(JSON.stringify([source, kind, key]))
    .digest('base64url')
    .slice(0, 16)}`;
