/** The place after which a page begins, opaque to callers. */
export const cursorOf = (key: string, id: string): string =>
  Buffer.from(JSON.stringify([key, id])).toString('base64url');

/** A cursor that no page gave. */
export class CursorUnknown extends Error {
  constructor() {
    super('the cursor is not one that a page gave');
    this.name = 'CursorUnknown';
  }
}

export function placeOf(cursor: string): { readonly key: string; readonly id: string } {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(place) && typeof place[0] === 'string' && typeof place[1] === 'string')
      return { key: place[0], id: place[1] };
  } catch {
    throw new CursorUnknown();
  }
  throw new CursorUnknown();
}
