import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '../json.js';
import { breakingChanges } from './compatibility.js';

const published: JsonObject = {
  $id: 'urn:x',
  title: 'x v1',
  description: 'as it was',
  'x-context': 'courses',
  'x-sphere': 'coordination',
  type: 'object',
  additionalProperties: false,
  required: ['personRef', 'level'],
  properties: {
    personRef: { type: 'string' },
    level: { type: 'string', enum: ['A1', 'A2'], 'x-personal': 'describing' },
    reason: { type: 'string', maxLength: 10, 'x-personal': 'describing' },
    parts: { type: 'array', items: { type: 'string', enum: ['a', 'b'] } },
  },
};
const properties = published.properties as Readonly<Record<string, JsonObject>>;
const withField = (name: string, field: JsonObject): JsonObject => ({
  ...published,
  properties: { ...properties, [name]: { ...properties[name], ...field } },
});
const without = (name: string): JsonObject => ({
  ...published,
  properties: Object.fromEntries(Object.entries(properties).filter(([other]) => other !== name)),
});

describe('a published version', () => {
  it.each<readonly [string, JsonObject]>([
    ['itself', published],
    ['another description', { ...published, description: 'better said', examples: [{}] }],
    ['a new optional field', withField('note', { type: 'string' })],
    ['its required fields in another order', { ...published, required: ['level', 'personRef'] }],
    ['its values in another order', withField('level', { enum: ['A2', 'A1'] })],
  ])('may become %s', (_, current) => {
    expect(breakingChanges(published, current)).toEqual([]);
  });

  it.each<readonly [string, JsonObject, string]>([
    ['lose a field', without('reason'), '/reason: field removed'],
    ['change a type', withField('level', { type: 'integer' }), '/level: type changed from "string" to "integer"'],
    ['lose a value', withField('level', { enum: ['A1'] }), '/level: value "A2" removed'],
    ['gain a value', withField('level', { enum: ['A1', 'A2', 'B1'] }), '/level: value "B1" added'],
    [
      'ask for more',
      { ...published, required: ['personRef', 'level', 'reason'] },
      '/reason: optional field made required',
    ],
    ['promise less', { ...published, required: ['personRef'] }, '/level: required field made optional'],
    [
      'gain a required field',
      { ...withField('note', { type: 'string' }), required: ['personRef', 'level', 'note'] },
      '/note: required field added',
    ],
    ['lose a mark', withField('level', { 'x-personal': undefined }), '/level: mark changed from "describing" to none'],
    [
      'gain a mark',
      withField('personRef', { 'x-personal': 'describing' }),
      '/personRef: mark changed from none to "describing"',
    ],
    [
      'change a mark',
      withField('level', { 'x-personal': 'identifying' }),
      '/level: mark changed from "describing" to "identifying"',
    ],
    [
      'move to another sphere',
      { ...published, 'x-sphere': 'youth' },
      '/: sphere changed from "coordination" to "youth"',
    ],
    [
      'move to another context',
      { ...published, 'x-context': 'learners' },
      '/: context changed from "courses" to "learners"',
    ],
    ['tighten a bound', withField('reason', { maxLength: 5 }), '/reason: maxLength changed from 10 to 5'],
    ['loosen a bound', withField('reason', { maxLength: 50 }), '/reason: maxLength changed from 10 to 50'],
    ['open itself to any field', { ...published, additionalProperties: true }, '/: additionalProperties changed'],
    [
      'change what its lists hold',
      withField('parts', { items: { type: 'string', enum: ['a'] } }),
      '/parts/items: value "b" removed',
    ],
  ])('may not %s', (_, current, expected) => {
    expect(breakingChanges(published, current)).toEqual([expected]);
  });
});
