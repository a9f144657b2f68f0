import { describe, expect, it } from '@jest/globals';
import { contractEvents, contractRegistry } from './catalogue.js';
import { markedFields } from './marks.js';

describe('the published events', () => {
  const registry = contractRegistry();

  it.each(contractEvents.map((definition) => [definition.type, definition] as const))(
    '%s: has a sample of every version ever written, and each fits when lifted',
    (type, { samples, version }) => {
      expect(samples.length).toBe(version);
      samples.forEach((sample, place) => {
        const lifted = registry.upcast(type, place + 1, sample);
        expect(() => {
          registry.check(type, lifted);
        }).not.toThrow();
      });
    },
  );

  it.each(contractEvents.map((definition) => [definition.type, definition] as const))(
    '%s: is closed against unknown fields',
    (_, { schema }) => {
      expect(schema.additionalProperties).toBe(false);
    },
  );

  it('concern no person without a mark on what they say about her: only references stay open', () => {
    for (const { schema, sphere } of contractEvents) {
      if (sphere === undefined) continue;
      const open = Object.keys(schema.properties).filter((name) => !markedFields(schema).includes(name));
      expect(open.filter((name) => name !== 'personRef' && !name.endsWith('Id'))).toEqual([]);
    }
  });

  it('that were decided under a rule name its version, and seal both about a person', () => {
    const underRule = contractEvents.filter(({ schema }) => 'ruleId' in schema.properties);
    expect(underRule.length).toBeGreaterThan(0);
    for (const { schema, sphere } of underRule) {
      expect(Object.keys(schema.properties)).toContain('ruleVersion');
      if (sphere) expect(markedFields(schema)).toEqual(expect.arrayContaining(['ruleId', 'ruleVersion']));
    }
  });

  it('seal what youth and health report in spheres of their own', () => {
    const sphereOf = (type: string): string | undefined => registry.definition(type).sphere;
    for (const fact of [
      'milestone-recorded',
      'follow-up-set',
      'follow-up-moved',
      'follow-up-handed-over',
      'follow-up-done',
    ])
      expect([sphereOf(`youth-${fact}`), sphereOf(`health-${fact}`)]).toEqual(['youth', 'health']);
  });
});
