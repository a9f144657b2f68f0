import { describe, expect, it } from '@jest/globals';
import { edgeProblems, sharedRouteProblems } from '#service-kit';
import { describedOperations, nameOf } from './documents.js';

const operations = describedOperations();
const PROBLEM = 'application/problem+json';

describe.each(operations.map((one) => [nameOf(one), one] as const))('%s', (_name, described) => {
  const { operation, parameters, responses, body, fits } = described;
  const answers = Object.entries(responses).filter(([status]) => Number(status) < 400);
  const problems = Object.entries(responses).filter(([status]) => !(Number(status) < 400));
  const header = (name: string) => parameters.some((one) => one.in === 'header' && one.name === name);

  it('says in words what it does, under the tag of its resource', () => {
    expect(operation.summary).toMatch(/\S.*[.?]$/s);
    expect(operation.tags).toHaveLength(1);
  });

  it('says what stands in the place of each parameter of its address', () => {
    for (const one of parameters.filter(({ in: where }) => where === 'path'))
      expect(one).toMatchObject({ description: expect.stringMatching(/\S/), example: expect.any(String) });
  });

  it('names the schema of each answer, with an example that fits', () => {
    expect(answers).not.toEqual([]);
    for (const [, { description, content = {} }] of answers) {
      expect(description).not.toBe('');
      const file = Object.entries(content).find(([type]) => type.startsWith('text/'));
      if (file) {
        expect([Object.keys(content), file[1].schema]).toEqual([
          [file[0]],
          { type: 'string', example: expect.any(String) },
        ]);
        continue;
      }
      const media = content['application/json'];
      expect(media?.schema).toHaveProperty('$ref');
      expect(fits(media?.schema, media?.example)).toBeUndefined();
    }
  });

  it('has an example of a body that fits', () => {
    const json = body['application/json'];
    if (json) expect(fits(json.schema, json.example)).toBeUndefined();
  });

  it('answers everything else as a problem with an example that fits', () => {
    expect(problems.map(([status]) => status)).toEqual(expect.arrayContaining(['400', '503', 'default']));
    for (const [status, { content = {} }] of problems) {
      // Whether a process is ready is told with each part that it needs.
      if (described.path === '/health/ready' && status === '503') continue;
      expect(Object.keys(content)).toEqual([PROBLEM]);
      expect(fits(content[PROBLEM]?.schema, content[PROBLEM]?.example)).toBeUndefined();
    }
    if (described.path !== '/health/ready') expect(responses['503']?.headers).toHaveProperty('Retry-After');
  });

  it('says who may call it, or that everybody may', () => {
    if (operation.security?.length === 0) return;
    expect(operation.description).toMatch(/For: [a-z]/);
    expect(responses).toMatchObject({ 401: {}, 403: {} });
  });

  it('names the answers that its headers bring about', () => {
    if (header('Idempotency-Key')) expect(responses).toMatchObject({ 409: {}, 422: {} });
    if (header('If-Match')) {
      expect(responses).toHaveProperty('412');
      for (const [, { headers }] of answers) expect(headers).toHaveProperty('ETag');
    }
    if (header('Consistent-With')) for (const [, { headers }] of answers) expect(headers).toHaveProperty('Consistency');
  });
});

it('the examples of problems have codes of the list', () => {
  const examples = operations.flatMap(({ responses }) =>
    Object.values(responses).flatMap(({ content = {} }) => content[PROBLEM]?.example as unknown as object | undefined),
  );
  const codes = new Set(examples.flatMap((example) => (example && 'code' in example ? [example.code] : [])));
  const known = Object.keys({ ...edgeProblems, ...sharedRouteProblems, 'learner-unknown': {} });
  expect([...codes].filter((code) => !known.includes(String(code)))).toEqual([]);
});
