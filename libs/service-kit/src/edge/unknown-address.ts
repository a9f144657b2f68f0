import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isForMachines } from './machines.js';
import { Problem } from './problem.js';

/** The route that takes what no other takes. */
const ANY = new Set(['*', '/*']);
const NOTHING = 'There is nothing at this address.';

const partsOf = (path: string): readonly string[] => path.split('/');

/**
 * Machines that ask for an address that is none, or with a method it does not know, are told so as a problem, also
 * where a page answers people. Before the routes are made.
 */
export function answerUnknownAddresses(fastify: FastifyInstance): void {
  const methods = new Map<string, Set<string>>();
  fastify.addHook('onRoute', ({ url, method }) => {
    const known = methods.get(url) ?? new Set<string>();
    for (const one of [method].flat()) known.add(one);
    methods.set(url, known);
  });
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (isForMachines(request.url) && isUnknown(request)) throw problemFor(request.url, methods);
    done();
  });
}

const isUnknown = (request: FastifyRequest): boolean =>
  request.is404 || request.routeOptions.url === undefined || ANY.has(request.routeOptions.url);

function problemFor(url: string, methods: ReadonlyMap<string, ReadonlySet<string>>): Problem {
  const parts = partsOf(url.split('?')[0] ?? '');
  const allowed = [...methods].flatMap(([pattern, known]) => (fits(partsOf(pattern), parts) ? [...known] : []));
  if (allowed.length === 0) return new Problem({ status: 404, code: 'not-found', detail: NOTHING });
  const allow = [...new Set(allowed)].sort().join(', ');
  return new Problem({
    status: 405,
    code: 'method-not-allowed',
    detail: `This address knows ${allow}.`,
    headers: { allow },
  });
}

const fits = (pattern: readonly string[], parts: readonly string[]): boolean =>
  pattern.length === parts.length && pattern.every((part, at) => part.startsWith(':') || part === parts[at]);
