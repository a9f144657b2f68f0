import { describe, expect, it } from '@jest/globals';
import { Type } from '@sinclair/typebox';
import * as fc from 'fast-check';
import { defineEvent, type EventDefinition } from './definition.js';
import type { JsonObject } from './json.js';
import { EventRegistry, SchemaViolation, UnknownEventType } from './registry.js';

const build = (changes: Partial<EventDefinition> = {}): EventDefinition => ({
  ...defineEvent({
    context: 'courses',
    type: 'seat-counted',
    description: 'A seat was counted.',
    schema: Type.Object(
      { runId: Type.String(), seats: Type.Integer(), room: Type.String() },
      { additionalProperties: false },
    ),
    samples: [{ run: 'r_1' }, { runId: 'r_1', seats: 0 }, { runId: 'r_1', seats: 0, room: 'unknown' }],
    version: 3,
    upcasters: [
      { from: 1, up: ({ run, ...rest }) => ({ ...rest, runId: run, seats: 0 }) },
      { from: 2, up: (data) => ({ ...data, room: 'unknown' }) },
    ],
  }),
  ...changes,
});

const violationOf = (registry: EventRegistry, type: string, data: JsonObject): SchemaViolation => {
  try {
    registry.check(type, data);
  } catch (error) {
    if (error instanceof SchemaViolation) return error;
    throw error;
  }
  throw new Error('the data was accepted');
};

describe('the registry of event types', () => {
  it('refuses a name that is registered twice with different definitions', () => {
    expect(() => new EventRegistry([build(), build()])).toThrow('seat-counted is registered twice');
  });

  it('takes the same definition twice: two modules may bring it', () => {
    const definition = build();
    expect(new EventRegistry([definition, definition]).all()).toEqual([definition]);
  });

  it.each([1, 2])('refuses a definition without the upcaster from version %i', (missing) => {
    const upcasters = build().upcasters.filter(({ from }) => from !== missing);
    expect(() => new EventRegistry([build({ upcasters })])).toThrow(`no upcaster from version ${missing}`);
  });

  it('lifts data from every older version, step by step', () => {
    const registry = new EventRegistry([build()]);
    const current = { runId: 'r_1', seats: 0, room: 'unknown' };
    expect(registry.upcast('seat-counted', 1, { run: 'r_1' })).toEqual(current);
    expect(registry.upcast('seat-counted', 2, { runId: 'r_1', seats: 0 })).toEqual(current);
    expect(registry.upcast('seat-counted', 3, current)).toBe(current);
  });

  it('refuses data of a version from the future and of no version at all', () => {
    const registry = new EventRegistry([build()]);
    expect(() => registry.upcast('seat-counted', 4, {})).toThrow(UnknownEventType);
    expect(() => registry.upcast('seat-counted', 0, {})).toThrow(UnknownEventType);
  });

  it('names an unknown type', () => {
    expect(() => new EventRegistry().check('never-heard-of', {})).toThrow(
      'event type never-heard-of is not registered',
    );
  });

  it('names the place of a violation', () => {
    const registry = new EventRegistry([build()]);
    expect(violationOf(registry, 'seat-counted', { runId: 'r_1', seats: 'many', room: 'x' }).at).toBe('/seats');
    expect(violationOf(registry, 'seat-counted', { runId: 'r_1', seats: 1 }).at).toBe('');
  });

  it('never names the value of a violation', () => {
    const registry = new EventRegistry([build()]);
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 20 }), (tail) => {
        const secret = `<<${tail}>>`;
        const { message } = violationOf(registry, 'seat-counted', { runId: 'r_1', seats: secret, room: secret });
        expect(message).not.toContain(secret);
      }),
    );
  });
});
