import { expect, it } from '@jest/globals';
import { exampleOf } from './example-of.js';

const schemas = {
  Row: {
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'string', example: 'r_1' }, note: { type: 'string' }, open: { type: 'boolean' } },
  },
  Page: { type: 'object', required: ['rows'], properties: { rows: { type: 'array', items: reference('Row') } } },
  Bare: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
};
function reference(name: string): { readonly $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}

it('is put together from the examples of the fields', () => {
  expect(exampleOf(reference('Page'), schemas)).toEqual({ rows: [{ id: 'r_1', open: true }] });
});

it('is the one that is given, else the default, else the first of the values', () => {
  expect(exampleOf({ type: 'string', example: 'b', enum: ['a', 'b'] }, schemas)).toBe('b');
  expect(exampleOf({ type: 'integer', default: 50 }, schemas)).toBe(50);
  expect(exampleOf({ type: 'string', enum: ['a', 'b'] }, schemas)).toBe('a');
  expect(exampleOf({ allOf: [reference('Row')] }, schemas)).toEqual({ id: 'r_1', open: true });
});

it('is none where a field that must be there has none', () => {
  expect(exampleOf(reference('Bare'), schemas)).toBeUndefined();
  expect(exampleOf({ type: 'array', items: reference('Bare') }, schemas)).toBeUndefined();
});
