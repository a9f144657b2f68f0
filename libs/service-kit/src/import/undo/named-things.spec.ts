import { describe, expect, it } from '@jest/globals';
import { contractEvents, Id, streamKinds } from '#contracts';
import { NAMED_BY, PART_KINDS, partsIn, referencesOf } from './named-things.js';

/** Codes and words of lists, and offices: data of the house, no streams. */
const NO_STREAM = new Set([
  'ruleId',
  'rules.ruleId',
  'watchRuleId',
  'startRuleId',
  'ruleCase',
  'templateId',
  'step',
  'steps.step',
  'steps.owner',
  'milestone',
  'purpose',
  'courseType',
  'courseTypes',
  'followUpCourseType',
  'department',
  'office',
  'issuedBy',
  'refusedBy',
  'extendedBy',
  'decidedBy',
  'withdrawnBy',
  'settledBy',
  'imposedBy',
  'recipients',
  'proposed.reasonsFor',
  'proposed.reasonsAgainst',
]);
/** Parts that the events of their own stream alone name: who changed one has changed the stream. */
const OWN_PARTS = new Set([
  'admissionId',
  'agreementId',
  'assessmentId',
  'disputeId',
  'itemId',
  'objectionId',
  // What was proposed beside the run that was chosen is no use of it.
  'proposed.runId',
  // An import is never taken back itself: the record of it stays.
  'importId',
]);

type Schema = { readonly [Key in string]?: unknown };
const isObject = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

/** Paths of the fields that hold an id. */
function idFields(schema: unknown, path = ''): readonly string[] {
  if (!isObject(schema)) return [];
  const { properties, items, anyOf } = schema;
  return [
    ...(schema['pattern'] === Id.pattern ? [path] : []),
    ...(isObject(properties)
      ? Object.entries(properties).flatMap(([name, inner]) => idFields(inner, path === '' ? name : `${path}.${name}`))
      : []),
    ...idFields(items, path),
    ...(Array.isArray(anyOf) ? anyOf.flatMap((inner) => idFields(inner, path)) : []),
  ];
}

describe('what an event names', () => {
  it('is known for every id field of a published event', () => {
    const unknown = contractEvents.flatMap(({ type, schema }) =>
      idFields(schema)
        .filter((field) => !Object.hasOwn(NAMED_BY, field) && !NO_STREAM.has(field) && !OWN_PARTS.has(field))
        .map((field) => `${type}: ${field}`),
    );
    expect(unknown).toEqual([]);
  });

  it('is of a kind that there is', () => {
    const kinds = new Set([...streamKinds.map(({ aggregate }) => aggregate), ...PART_KINDS]);
    expect(Object.values(NAMED_BY).flatMap((named) => named.filter((kind) => !kinds.has(kind)))).toEqual([]);
  });

  it('knows no field that no event has', () => {
    const fields = new Set(contractEvents.flatMap(({ schema }) => idFields(schema)));
    expect([...Object.keys(NAMED_BY), ...NO_STREAM, ...OWN_PARTS].filter((field) => !fields.has(field))).toEqual([]);
  });

  it('leaves its own stream out, and takes each of a list', () => {
    expect(referencesOf({ stream: 'learner-p_2', data: { personRef: 'p_2', into: 'p_1' } })).toEqual(['learner-p_1']);
    expect(referencesOf({ stream: 'meeting-m_1', data: { meetingId: 'm_1', topicIds: ['a', 'b'] } })).toEqual([
      'coordination-meeting-m_1',
      'topic-a',
      'topic-b',
    ]);
  });

  it('finds the parts of a stream', () => {
    expect(partsIn('provider', [{ data: { venueId: 'v_1' } }, { data: { venueId: 'v_1' } }, { data: {} }])).toEqual([
      'venue-v_1',
    ]);
    expect(partsIn('topic', [{ data: { venueId: 'v_1' } }])).toEqual([]);
  });
});
