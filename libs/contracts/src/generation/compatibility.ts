import { isDeepStrictEqual } from 'node:util';
import type { JsonObject, JsonValue } from '../json.js';

/** Words about a schema that no reader and no writer can break on. */
const ANNOTATIONS = new Set(['$id', '$schema', 'title', 'description', 'examples', 'default', '$comment']);
/** Looked into, not compared as a whole. */
const LOOKED_INTO = new Set([
  'properties',
  'required',
  'items',
  'enum',
  'type',
  'x-personal',
  'x-sphere',
  'x-context',
  'additionalProperties',
]);

/**
 * What breaks readers of a published version, or makes events that were stored under it invalid; empty when nothing does.
 * A published version grows by optional fields alone. All else needs a new version with an upcaster: the log keeps every
 * event for ever, so a schema must fit both what is stored and what is read.
 */
export function breakingChanges(published: JsonObject, current: JsonObject): readonly string[] {
  return compare(published, current, '');
}

function compare(published: JsonObject, current: JsonObject, at: string): readonly string[] {
  const place = at === '' ? '/' : at;
  const found: string[] = [];
  if (!isDeepStrictEqual(published.type, current.type)) {
    return [`${place}: type changed from ${words(published.type)} to ${words(current.type)}`];
  }
  for (const [mark, name] of [
    ['x-personal', 'mark'],
    ['x-sphere', 'sphere'],
    ['x-context', 'context'],
  ] as const) {
    if (published[mark] !== current[mark]) {
      found.push(`${place}: ${name} changed from ${words(published[mark])} to ${words(current[mark])}`);
    }
  }
  // A closed object is what allows to add a field later: an open one could hold anything under its name already.
  if (!isDeepStrictEqual(published.additionalProperties, current.additionalProperties)) {
    found.push(`${place}: additionalProperties changed`);
  }
  found.push(...compareEnum(published.enum, current.enum, place));
  for (const keyword of new Set([...Object.keys(published), ...Object.keys(current)])) {
    if (ANNOTATIONS.has(keyword) || LOOKED_INTO.has(keyword)) continue;
    if (!isDeepStrictEqual(published[keyword], current[keyword])) {
      found.push(`${place}: ${keyword} changed from ${words(published[keyword])} to ${words(current[keyword])}`);
    }
  }
  found.push(...compareProperties(published, current, at));
  const [before, after] = [objectOf(published.items), objectOf(current.items)];
  if (before && after) found.push(...compare(before, after, `${at}/items`));
  else if (before || after) found.push(`${place}: items changed`);
  return found;
}

function compareProperties(published: JsonObject, current: JsonObject, at: string): readonly string[] {
  const [before, after] = [objectOf(published.properties) ?? {}, objectOf(current.properties) ?? {}];
  const [needed, needs] = [listOf(published.required), listOf(current.required)];
  const found: string[] = [];
  for (const [name, field] of Object.entries(before)) {
    const place = `${at}/${name}`;
    const now = objectOf(after[name]);
    if (!now) {
      found.push(`${place}: field removed`);
      continue;
    }
    if (needed.includes(name) && !needs.includes(name)) found.push(`${place}: required field made optional`);
    if (!needed.includes(name) && needs.includes(name)) found.push(`${place}: optional field made required`);
    found.push(...compare(objectOf(field) ?? {}, now, place));
  }
  for (const name of Object.keys(after)) {
    if (!(name in before) && needs.includes(name)) found.push(`${at}/${name}: required field added`);
  }
  return found;
}

function compareEnum(
  published: JsonValue | undefined,
  current: JsonValue | undefined,
  place: string,
): readonly string[] {
  if (published === undefined && current === undefined) return [];
  const [before, after] = [listOf(published), listOf(current)];
  if (published === undefined || current === undefined) return [`${place}: enum changed`];
  return [
    ...before.filter((value) => !after.includes(value)).map((value) => `${place}: value ${words(value)} removed`),
    // A reader that knows the list by heart fails on the first event that says more.
    ...after.filter((value) => !before.includes(value)).map((value) => `${place}: value ${words(value)} added`),
  ];
}

const objectOf = (value: JsonValue | undefined): JsonObject | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
const listOf = (value: JsonValue | undefined): readonly JsonValue[] =>
  Array.isArray(value) ? (value as readonly JsonValue[]) : [];
const words = (value: JsonValue | undefined): string => (value === undefined ? 'none' : JSON.stringify(value));
