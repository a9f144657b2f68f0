import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { EventRegistry, markedFields, streamKinds } from '#contracts';
import { deciderNames, eventsOfImports, everyTypeIsRegistered, guardedKinds, innerEvents } from './domain-events.js';

const sources = readdirSync('services', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts') && !path.includes('/testing/'))
  .map((path) => readFileSync(join('services', path), 'utf8'));

describe('the domain events of the house', () => {
  it('are registered, whichever decider emits them', () => {
    const found = sources.flatMap((text) =>
      [...text.matchAll(/^export const (\w+): Decider</gm)].map(([, name]) => name),
    );
    expect(found.toSorted()).toEqual(deciderNames.toSorted());
    expect(everyTypeIsRegistered).toBe(true);
  });

  it('that stay inside are all compared with what is committed', () => {
    const lists = sources.filter((text) => /^export const innerEvents = \[/m.test(text));
    const names = lists.flatMap((text) => /innerEvents = \[([^\]]*)\]/.exec(text)?.[1]?.match(/\w+/g) ?? []);
    expect(names).toHaveLength(innerEvents.length - eventsOfImports.length);
  });

  const registry = new EventRegistry(innerEvents);
  it.each(innerEvents.map((definition) => [definition.type, definition] as const))(
    '%s: has a sample of every version ever stored, each fits when lifted, and no field is open or unknown',
    (type, { samples, version, schema, sphere }) => {
      expect(samples).toHaveLength(version);
      samples.forEach((sample, place) => {
        const lifted = registry.upcast(type, place + 1, sample);
        expect(() => registry.check(type, lifted)).not.toThrow();
      });
      expect(schema.additionalProperties).toBe(false);
      const open = Object.keys(schema.properties).filter((name) => !markedFields(schema).includes(name));
      if (sphere !== undefined) expect(open.filter((name) => name !== 'personRef' && !name.endsWith('Id'))).toEqual([]);
    },
  );
});

describe('the kinds of streams', () => {
  it('all name their controller and how long they are kept', () => {
    const named = streamKinds.map(({ context, aggregate }) => `${context}/${aggregate}`);
    expect(named.toSorted()).toEqual(
      guardedKinds.map(({ context, aggregate }) => `${context}/${aggregate}`).toSorted(),
    );
  });

  it('of a context that knows persons are kept for ever only where they concern none', () => {
    const forEver = streamKinds.filter(({ retention }) => retention === 'unlimited');
    const kept = forEver.filter(({ context }) => context !== 'action-alliance').map(({ aggregate }) => aggregate);
    expect(kept.toSorted()).toEqual([
      'coordination-meeting',
      'course',
      'course-run',
      'handover-agreement',
      'import',
      'import',
      'mediation',
      'provider',
      'run-merge',
    ]);
    for (const { retention } of streamKinds) if (retention !== 'unlimited') expect(retention.months).toBeGreaterThan(0);
  });
});
