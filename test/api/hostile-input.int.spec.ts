import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getMetadataStorage } from 'class-validator';
import { edgeProblems, type Route, routesOf, sharedRouteProblems } from '#service-kit';
import { type Answer, type CallOptions, startTestProcess, type TestProcess } from '#service-kit/testing';
import { house } from '../../services/standalone/src/house.js';
import { type DescribedOperation, describedOperations, nameOf } from './documents.js';

const BODY_LIMIT = 4096;

const operations = describedOperations().filter(({ path }) => path.startsWith('/api/'));
const { services } = house();
let at: TestProcess;
let routes: ReadonlyMap<string, Route>;

beforeAll(async () => {
  const environment = { BODY_LIMIT_BYTES: String(BODY_LIMIT), FILE_LIMIT_BYTES: String(BODY_LIMIT) };
  at = await startTestProcess({ services, environment });
  routes = new Map(
    routesOf(at.app).map((route) => [`${route.method} ${route.path.replaceAll(/:(\w+)/g, '{$1}')}`, route]),
  );
});
afterAll(() => at.stop());

const routeOf = (described: DescribedOperation): Route => {
  const route = routes.get(nameOf(described));
  if (!route) throw new Error(`there is no such route: ${nameOf(described)}`);
  return route;
};

const FILE = { raw: 'kennung\nX-1\n', headers: { 'content-type': 'text/csv' } };
/** A request that is in order but for what a test makes wrong. */
const inOrder = ({ body }: DescribedOperation): CallOptions => {
  if ('text/csv' in body) return FILE;
  const example = body['application/json']?.example;
  return example === undefined ? {} : { body: example };
};
/** The fields of the query without which a request is not in order. */
const queryOf = ({ parameters }: DescribedOperation, but: string): string =>
  parameters
    .filter(({ name, in: where }) => where === 'query' && !new URLSearchParams(but).has(name))
    .flatMap(({ name, required, example, schema }) => {
      if (name === 'source') return ['source=test&'];
      const usual: unknown = example ?? (schema && 'example' in schema ? schema.example : undefined);
      return required === true && typeof usual === 'string' ? [`${name}=${encodeURIComponent(usual)}&`] : [];
    })
    .join('');

async function call(
  described: DescribedOperation,
  { query = '', id = 'x-1', ...options }: CallOptions & { readonly query?: string; readonly id?: string } = {},
): Promise<Answer> {
  const { access } = routeOf(described);
  const [role] = access === 'public' ? [] : (access ?? []);
  const path = `${described.path.replaceAll(/\{\w+\}/g, id)}?${queryOf(described, query)}${query}`;
  return at.call(described.method.toUpperCase(), path, { ...(role === undefined ? {} : { as: role }), ...options });
}

interface Told {
  readonly status: number;
  readonly code: string;
  readonly errors?: readonly { readonly at: string; readonly code: string }[];
}

/** Checks that an answer is a problem of the list, and gives what it tells. */
function problemIn({ service }: DescribedOperation, answer: Answer): Told {
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  const told = answer.json as Told;
  expect(told.status).toBe(answer.status);
  const own = services.find(({ name }) => name === service)?.problems ?? {};
  const known = { ...edgeProblems, ...sharedRouteProblems, ...own }[told.code];
  expect([told.code, known?.status ?? []]).toEqual([told.code, expect.arrayContaining([answer.status])]);
  return told;
}

it('the documents have every route, and no other', () => {
  const inRoutes = [...routes.keys()].filter((name) => /^\w+ \/api\/[a-z-]+\/v1\//.test(name));
  expect(operations.map(nameOf).toSorted()).toEqual(inRoutes.toSorted());
});

const fieldsOf = (input: NonNullable<Route['inputs']['query']>): readonly string[] => [
  ...new Set(
    getMetadataStorage()
      .getTargetValidationMetadatas(input, '', false, false)
      .map(({ propertyName }) => propertyName),
  ),
];

describe.each(operations.map((one) => [nameOf(one), one] as const))('%s', (_name, described) => {
  const { method, parameters, body, fits } = described;
  const takesFile = 'text/csv' in body;
  const named = (where: string) => parameters.filter((one) => one.in === where).map(({ name }) => name);

  it('is described with the query, the body and the headers that it takes', () => {
    const { inputs } = routeOf(described);
    const queries = inputs.query ? fieldsOf(inputs.query) : [];
    expect(named('query').toSorted()).toEqual(queries.toSorted());
    expect(Object.keys(body)).toEqual(
      inputs.body === undefined ? [] : takesFile ? ['text/csv', 'application/octet-stream'] : ['application/json'],
    );
    const example = body['application/json']?.example;
    if (inputs.body && !takesFile)
      expect(fieldsOf(inputs.body)).toEqual(expect.arrayContaining(Object.keys(example as object)));
    expect(named('header')).toEqual([
      ...named('header').filter((name) => name === 'Prefer'),
      ...(inputs.command ? ['Idempotency-Key'] : []),
      ...(inputs.command && !takesFile ? ['If-Match'] : []),
      ...(inputs.consistent ? ['Consistent-With'] : []),
    ]);
  });

  it('refuses an unknown field of the query, and says where', async () => {
    const told = problemIn(described, await call(described, { ...inOrder(described), query: 'nobodyReadsThis=1' }));
    expect(told).toMatchObject({ status: 400, code: 'input-invalid' });
    expect(told.errors).toEqual([expect.objectContaining({ at: '/nobodyReadsThis', code: 'unknown-field' })]);
  });

  it('refuses each field of the query that comes twice', async () => {
    for (const name of named('query').filter((one) => one !== 'source')) {
      const told = problemIn(described, await call(described, { ...inOrder(described), query: `${name}=1&${name}=1` }));
      expect(told).toMatchObject({ status: 400, code: 'input-invalid', errors: [{ at: `/${name}` }] });
    }
  });

  it('does not fail over an id of any form', async () => {
    const ids = ['%00', '%F0%9F%92%A5', "'%20or%201=1--", '__proto__', 'x'.repeat(200), '..%2F..'];
    // At once: a command about somebody unknown waits a moment for news of her.
    const answers = await Promise.all(ids.map((id) => call(described, { ...inOrder(described), id })));
    answers.forEach((answer, place) => {
      expect([ids[place], answer.status]).not.toEqual([ids[place], 500]);
      if (answer.status >= 400) problemIn(described, answer);
    });
  });

  it('refuses a malformed header that it names', async () => {
    const malformed = { 'Idempotency-Key': 'two words', 'If-Match': 'W/"1"', 'Consistent-With': 'nothing' };
    for (const name of Object.keys(malformed).filter((one) => named('header').includes(one))) {
      const { headers, ...rest } = inOrder(described);
      const value = malformed[name as keyof typeof malformed];
      const told = problemIn(described, await call(described, { ...rest, headers: { ...headers, [name]: value } }));
      expect(told).toMatchObject({ status: 400, code: 'header-malformed', errors: [{ at: name }] });
    }
  });

  if (method === 'get') {
    it('answers what it promises', async () => {
      const answer = await call(described);
      if (answer.status >= 400) return void problemIn(described, answer);
      const promised = described.responses[String(answer.status)]?.content?.['application/json'];
      expect(fits(promised?.schema ?? {}, answer.json)).toBeUndefined();
    });
    return;
  }

  it('refuses a body that is too large', async () => {
    const raw = JSON.stringify({ nobodyReadsThis: 'x'.repeat(BODY_LIMIT) });
    const answer = await call(described, { raw, ...(takesFile ? { headers: FILE.headers } : {}) });
    expect(problemIn(described, answer)).toMatchObject({ status: 413, code: 'body-too-large' });
  });

  it('refuses a body of a type that it does not take', async () => {
    const answer = await call(described, { raw: '<a/>', headers: { 'content-type': 'text/xml' } });
    expect(problemIn(described, answer)).toMatchObject({ status: 415, code: 'media-type-unsupported' });
  });

  if (takesFile) return;

  it('refuses an unknown field of the body, and says where', async () => {
    const sent = { ...(body['application/json']?.example as object | undefined), nobodyReadsThis: 1 };
    const told = problemIn(described, await call(described, { body: sent }));
    expect(told).toMatchObject({ status: 400, code: 'input-invalid' });
    expect(told.errors).toEqual([expect.objectContaining({ at: '/nobodyReadsThis', code: 'unknown-field' })]);
  });

  it('refuses a body that is no JSON, or no object', async () => {
    expect(problemIn(described, await call(described, { raw: '{"a": ' }))).toMatchObject({
      status: 400,
      code: 'json-malformed',
    });
    for (const raw of ['[]', '1', 'null', '"text"'])
      expect(problemIn(described, await call(described, { raw }))).toMatchObject({
        status: 400,
        code: 'input-invalid',
        errors: [{ at: '', code: 'wrong-type' }],
      });
  });

  it('refuses each field of the wrong type, and says where', async () => {
    const example = (body['application/json']?.example ?? {}) as Readonly<Record<string, unknown>>;
    for (const name of Object.keys(example)) {
      for (const wrong of [{ a: { b: 1 } }, [[1]], -0.5, '']) {
        const told = problemIn(described, await call(described, { body: { ...example, [name]: wrong } }));
        expect(told).toMatchObject({ status: 400, code: 'input-invalid' });
        expect(told.errors?.[0]?.at.startsWith(`/${name}`)).toBe(true);
      }
    }
  });
});
