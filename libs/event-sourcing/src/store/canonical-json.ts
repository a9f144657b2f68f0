import canonicalize from 'canonicalize';

/**
 * RFC 8785. Throws for what has no canonical form (NaN, lone surrogates, circles); undefined for what is no JSON.
 * Plain data is put in order and written by the engine in one go, three times as fast; whatever is not plain takes the
 * library's way, which decides alone what is right.
 */
export function canonicalJson(value: unknown): string | undefined {
  const ordered = inOrder(value, 0);
  if (ordered === NOT_PLAIN) return canonicalize(value);
  const text = JSON.stringify(ordered) as string | undefined;
  // A lone surrogate is written as an escape; so is a backslash before these letters: the library tells them apart.
  return text?.includes(ESCAPED_SURROGATE) ? canonicalize(value) : text;
}

const NOT_PLAIN = Symbol('not plain');
const ESCAPED_SURROGATE = '\\ud';
const MAX_DEPTH = 64;

/** The value itself where all its keys stand in order already. */
function inOrder(value: unknown, depth: number): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : NOT_PLAIN;
    case 'object':
      if (value === null) return null;
      if (depth > MAX_DEPTH) return NOT_PLAIN;
      return Array.isArray(value) ? arrayInOrder(value, depth) : objectInOrder(value, depth);
    default:
      return NOT_PLAIN;
  }
}

function arrayInOrder(values: readonly unknown[], depth: number): unknown {
  let changed: unknown[] | undefined;
  for (let at = 0; at < values.length; at++) {
    const ordered = inOrder(values[at], depth + 1);
    if (ordered === NOT_PLAIN) return NOT_PLAIN;
    if (ordered !== values[at]) (changed ??= [...values])[at] = ordered;
  }
  return changed ?? values;
}

function objectInOrder(value: object, depth: number): unknown {
  if (Object.getPrototypeOf(value) !== Object.prototype || 'toJSON' in value) return NOT_PLAIN;
  const fields = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(fields);
  let changed = false;
  for (let at = 1; at < keys.length && !changed; at++) changed = (keys[at - 1] ?? '') > (keys[at] ?? '');
  if (changed) keys.sort();
  const ordered: Record<string, unknown> = {};
  for (const key of keys) {
    if (!isPlainKey(key)) return NOT_PLAIN;
    const own = inOrder(fields[key], depth + 1);
    if (own === NOT_PLAIN) return NOT_PLAIN;
    changed ||= own !== fields[key];
    ordered[key] = own;
  }
  return changed ? ordered : value;
}

/** Numbers come first in an object whatever their order; `__proto__` is no field when it is set. */
const isPlainKey = (key: string): boolean => {
  const first = key.charCodeAt(0);
  return !(first >= 0x30 && first <= 0x39) && key !== '__proto__';
};
