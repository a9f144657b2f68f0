import { describe, expect, it } from '@jest/globals';
import { Type } from '@sinclair/typebox';
import { defineEvent } from './definition.js';
import { describing, identifying, markedFields } from './marks.js';

const closed = { additionalProperties: false };

describe('an event definition', () => {
  it('lists its marked fields in the order of the schema', () => {
    const schema = Type.Object(
      {
        personRef: Type.String(),
        name: identifying(Type.String()),
        count: Type.Integer(),
        level: describing(Type.String()),
      },
      closed,
    );
    expect(markedFields(schema)).toEqual(['name', 'level']);
  });

  it('keeps the mark through optional, whichever stands outside', () => {
    const schema = Type.Object(
      { a: describing(Type.Optional(Type.String())), b: Type.Optional(describing(Type.String())) },
      closed,
    );
    expect(markedFields(schema)).toEqual(['a', 'b']);
    expect(schema.required).toBeUndefined();
  });

  it('refuses a marked field where no sphere is named', () => {
    const schema = Type.Object({ level: describing(Type.String()) }, closed);
    expect(() => defineEvent({ context: 'courses', type: 'x', description: '', schema, samples: [] })).toThrow(
      'no sphere is named',
    );
  });

  it.each([
    ['an object', Type.Object({ name: identifying(Type.String()) }, closed)],
    ['a list', Type.Array(Type.Object({ level: describing(Type.String()) }, closed))],
    ['a choice', Type.Union([Type.Null(), Type.Object({ level: describing(Type.String()) }, closed)])],
    ['a marked object', describing(Type.Object({ name: identifying(Type.String()) }, closed))],
    ['a map', Type.Record(Type.String(), describing(Type.String()))],
    ['the content of an optional list', Type.Optional(Type.Array(describing(Type.String())))],
  ])('refuses a mark inside of %s: it would not be sealed', (_, field) => {
    const schema = Type.Object({ personRef: Type.String(), field }, closed);
    expect(() =>
      defineEvent({ context: 'courses', type: 'x', description: '', sphere: 'coordination', schema, samples: [] }),
    ).toThrow('x: a mark inside of field would not be sealed; marks stand on fields at the top');
  });

  it('refuses an event about a person without personRef', () => {
    const schema = Type.Object({ level: describing(Type.String()) }, closed);
    expect(() =>
      defineEvent({ context: 'courses', type: 'x', description: '', sphere: 'coordination', schema, samples: [] }),
    ).toThrow('unmarked personRef');
  });

  it('refuses a marked personRef: a sealed event must say whose key opens it', () => {
    const schema = Type.Object({ personRef: describing(Type.String()) }, closed);
    expect(() =>
      defineEvent({ context: 'courses', type: 'x', description: '', sphere: 'coordination', schema, samples: [] }),
    ).toThrow('unmarked personRef');
  });
});
