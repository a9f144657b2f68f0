import { describe, expect, it } from '@jest/globals';
import { Type } from '@sinclair/typebox';
import { defineEvent, type EventDefinition, EventRegistry } from '#contracts';
import type { Publisher } from '#event-sourcing';
import { refuseUnregistered } from './refuse-unregistered.js';

const opened = defineEvent({
  context: 'courses',
  type: 'circle-opened',
  description: '',
  schema: Type.Object({ title: Type.String() }, { additionalProperties: false }),
  samples: [{ title: 'Samstagskreis' }],
});
const contracts = new EventRegistry([opened]);
const asItIs: Publisher = ({ type, data }) => ({ type, data: { ...data } });
const start = (definition: EventDefinition, publish: Publisher = asItIs) => {
  refuseUnregistered([definition], { registry: new EventRegistry([definition]), contracts, publish });
};

describe('a start', () => {
  it('takes events that are registered and published, or stay inside', () => {
    expect(() => start(opened)).not.toThrow();
    expect(() => start({ ...opened, type: 'circle-planned' }, () => undefined)).not.toThrow();
  });

  it.each<[string, EventDefinition, Publisher, RegExp]>([
    ['is published as a type that nobody registered', { ...opened, type: 'circle-left' }, asItIs, /not registered/],
    ['is published as data that does not fit', opened, ({ type }) => ({ type, data: {} }), /must have required/],
    ['does not fit its own schema', { ...opened, samples: [{}] }, asItIs, /must have required/],
    ['has no sample of its version', { ...opened, samples: [] }, asItIs, /no sample of version 1/],
  ])('fails on an event that %s', (_, definition, publish, message) => {
    expect(() => start(definition, publish)).toThrow(message);
    expect(() => start(definition, publish)).toThrow(expect.objectContaining({ name: 'EventNotRegistered' }));
  });
});
