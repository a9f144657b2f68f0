import type { KeyRange } from './document-store.port.js';

/** The place after which a page begins, opaque to callers. */
export const cursorOf = (index: string, key: string, id: string): string =>
  Buffer.from(JSON.stringify([index, key, id])).toString('base64url');

/** A cursor that no page gave. */
export class CursorUnknown extends Error {
  constructor() {
    super('the cursor is not one that a page gave');
    this.name = 'CursorUnknown';
  }
}

/**
 * The place of a cursor, which lies within the range that is read: by a range rights are filtered, and a cursor comes
 * from outside. Throws CursorUnknown for one of another list, and for one that was made up.
 */
export function placeOf(cursor: string, range: KeyRange): { readonly key: string; readonly id: string } {
  const place = parsed(cursor);
  if (!Array.isArray(place) || place.length !== 3 || place.some((part) => typeof part !== 'string'))
    throw new CursorUnknown();
  const [index = '', key = '', id = ''] = place as readonly string[];
  if (index !== range.index || !lies(key, range)) throw new CursorUnknown();
  return { key, id };
}

/** In the order of the databases, which is that of the bytes. */
function lies(key: string, { from, to }: KeyRange): boolean {
  const at = Buffer.from(key);
  if (from !== undefined && Buffer.compare(at, Buffer.from(from)) < 0) return false;
  return to === undefined || Buffer.compare(at, Buffer.from(to)) < 0;
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new CursorUnknown();
  }
}
