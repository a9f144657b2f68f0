const BLANK = /[ \t\n\r]*/y;
const SCALAR =
  /"(?:[\u0020\u0021\u0023-\u005b\u005d-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

type Wanted = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

/**
 * Where a text stops to be JSON: the offset of the first token that cannot stand there, or the length where it ends
 * too early. The parser of the language does not always tell.
 */
export function jsonFaultAt(text: string): number {
  const open: ('{' | '[')[] = [];
  let wanted: Wanted = 'value';
  for (let at = past(BLANK, text, 0); at < text.length; at = past(BLANK, text, at)) {
    const next = after(text, at, wanted, open);
    if (next === undefined) return at;
    wanted = next.wanted;
    at = next.at;
  }
  return text.length;
}

const past = (pattern: RegExp, text: string, from: number): number => {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
};

/** What follows the token at an offset; undefined: no such token can stand there. */
function after(
  text: string,
  at: number,
  wanted: Wanted,
  open: ('{' | '[')[],
): { readonly at: number; readonly wanted: Wanted } | undefined {
  const sign = text[at] ?? '';
  const closed = (): Wanted => (open.length === 0 ? 'nothing' : 'comma-or-end');
  switch (wanted) {
    case 'nothing':
      return undefined;
    case 'colon':
      return sign === ':' ? { at: at + 1, wanted: 'value' } : undefined;
    case 'comma-or-end':
      if (sign === ',') return { at: at + 1, wanted: open.at(-1) === '{' ? 'key' : 'value' };
      if (sign !== (open.at(-1) === '{' ? '}' : ']')) return undefined;
      open.pop();
      return { at: at + 1, wanted: closed() };
    case 'key':
    case 'key-or-end': {
      if (sign === '}' && wanted === 'key-or-end') {
        open.pop();
        return { at: at + 1, wanted: closed() };
      }
      const end = sign === '"' ? past(SCALAR, text, at) : at;
      return end === at ? undefined : { at: end, wanted: 'colon' };
    }
    case 'value':
    case 'value-or-end': {
      if (sign === ']' && wanted === 'value-or-end') {
        open.pop();
        return { at: at + 1, wanted: closed() };
      }
      if (sign === '{' || sign === '[') {
        open.push(sign);
        return { at: at + 1, wanted: sign === '{' ? 'key-or-end' : 'value-or-end' };
      }
      const end = past(SCALAR, text, at);
      return end === at ? undefined : { at: end, wanted: closed() };
    }
  }
}
