import {
  markedFields,
  SchemaViolation,
  type EventDefinition,
  type JsonObject,
  type JsonValue,
  type Sphere,
} from '#contracts';

/** What of an event is sealed and what stays readable. */
export interface Split {
  readonly data: JsonObject;
  /** Only for events about no person. */
  readonly effectiveOn?: string;
  readonly personal?: { readonly personRef: string; readonly sphere: Sphere; readonly content: JsonObject };
}

/** The name under which the day travels beside the marked fields of a sealed event. */
const DAY = 'effectiveOn';

/** Fails at start for an event whose marked field would hide the day of effect in the sealed part. */
export function refuseHiddenDay(definitions: readonly EventDefinition[]): void {
  const clash = definitions.find((definition) => markedFields(definition.schema).includes(DAY));
  if (clash) throw new Error(`${clash.type}: a marked field cannot be named ${DAY}`);
}

const marks = new WeakMap<EventDefinition, ReadonlySet<string>>();

function marksOf(definition: EventDefinition): ReadonlySet<string> {
  const known = marks.get(definition);
  if (known) return known;
  const marked = new Set(markedFields(definition.schema));
  marks.set(definition, marked);
  return marked;
}

/** Parts the checked data of an event: marked fields and the day of effect are sealed when it concerns a person. */
export function splitPersonal(definition: EventDefinition, data: JsonObject, effectiveOn: string): Split {
  if (!definition.sphere) return { data, effectiveOn };
  const personRef = data['personRef'];
  if (typeof personRef !== 'string') throw new SchemaViolation(definition.type, '/personRef', 'must be a string');
  const marked = marksOf(definition);
  const readable: Record<string, JsonValue | undefined> = {};
  const content: Record<string, JsonValue | undefined> = { [DAY]: effectiveOn };
  for (const [name, value] of Object.entries(data)) (marked.has(name) ? content : readable)[name] = value;
  return { data: readable, personal: { personRef, sphere: definition.sphere, content } };
}

/** Puts an opened event together again. */
export function joinPersonal(
  data: JsonObject,
  content: JsonObject,
): { readonly data: JsonObject; readonly effectiveOn: string } {
  const { [DAY]: day, ...fields } = content;
  return { data: { ...data, ...fields }, effectiveOn: typeof day === 'string' ? day : '' };
}
