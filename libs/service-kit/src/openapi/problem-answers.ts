import type { OpenAPIObject } from '@nestjs/swagger';
import { problemBody, type ProblemInit } from '../edge/problem.js';
import { edgeProblems, sharedRouteProblems } from '../problems/edge-problems.js';
import { codesOf, type ProblemList } from '../problems/problem-list.js';

type Components = NonNullable<OpenAPIObject['components']>;
type Schema = NonNullable<Components['schemas']>[string];
type Response = NonNullable<Components['responses']>[string];

const CORRELATION = 'q_b5XkT0c1dY2eZ3fA4gB5hC';

/** The body of every answer other than success (RFC 9457), as `problemBody` makes it. */
export const problemSchema: Schema = {
  type: 'object',
  description: 'What went wrong (RFC 9457). docs/problems.md lists all codes, what they mean and who must act.',
  required: ['type', 'title', 'status', 'code', 'detail'],
  additionalProperties: false,
  properties: {
    type: { type: 'string', description: 'The code as a URI.', example: 'urn:verzahnung:problem:input-invalid' },
    title: { type: 'string', description: 'The status in words.', example: 'Bad Request' },
    status: { type: 'integer', example: 400 },
    code: { type: 'string', description: 'Stable, kebab-case: what programs decide upon.', example: 'input-invalid' },
    detail: { type: 'string', description: 'For people; holds no value of a person.' },
    errors: {
      type: 'array',
      description: 'The places, where there are any.',
      items: {
        type: 'object',
        required: ['at', 'code', 'detail'],
        additionalProperties: false,
        properties: {
          at: {
            type: 'string',
            description: 'JSON pointer into the body or the query, or the name of a header.',
            example: '/level',
          },
          code: { type: 'string', example: 'is-in' },
          detail: { type: 'string' },
        },
      },
    },
    correlationId: {
      type: 'string',
      description: 'Of this request, as the header X-Correlation-Id: leads operators to it.',
      example: CORRELATION,
    },
  },
};

interface Answer {
  readonly name: string;
  readonly description: string;
  readonly example: Omit<ProblemInit, 'status'>;
  readonly headers?: Readonly<Record<string, { description: string; schema: Schema }>>;
}

const TEXT: Schema = { type: 'string' };

/** The problem answers by status; what an operation names of them stands once, in the components. */
const ANSWERS: Readonly<Record<number, Answer>> = {
  400: {
    name: 'Malformed',
    description: 'The request has not the form that it must have; `errors` names every place.',
    example: {
      code: 'input-invalid',
      detail: 'The input does not have the expected form.',
      errors: [{ at: '/level', code: 'is-in', detail: 'level must be one of the following values: A1, A2, B1, B2' }],
    },
  },
  401: {
    name: 'NotSignedIn',
    description: 'No bearer token, or one that is not valid any more.',
    example: { code: 'token-missing', detail: 'Sign in first.' },
    headers: { 'WWW-Authenticate': { description: '`Bearer`', schema: TEXT } },
  },
  403: {
    name: 'NotAllowed',
    description: 'The role may not do this, or not in this place.',
    example: { code: 'role-not-allowed', detail: 'Only for: provider, course-coordinator.' },
  },
  404: {
    name: 'Unknown',
    description: 'What is named is not there, or not for the caller: no hints.',
    example: { code: 'learner-unknown', detail: 'This reference names no learner.' },
  },
  409: {
    name: 'Conflict',
    description: 'What is named is not in the state for this, or others change it at this moment.',
    example: { code: 'version-conflict', detail: 'Others change it at this moment; try again.' },
  },
  410: {
    name: 'Erased',
    description: 'The data of the person was erased.',
    example: { code: 'person-erased', detail: 'The data of this person was erased.' },
  },
  412: {
    name: 'Stale',
    description: 'It was changed since it was read: not the version of `If-Match`.',
    example: { code: 'version-stale', detail: 'It was changed since it was read.' },
    headers: { ETag: { description: 'The version of now, in quotes.', schema: TEXT } },
  },
  413: {
    name: 'TooLarge',
    description: 'The body is larger than the route takes.',
    example: { code: 'body-too-large', detail: 'The body is larger than this route accepts.' },
  },
  415: {
    name: 'MediaType',
    description: 'The route does not take the media type of the body.',
    example: { code: 'media-type-unsupported', detail: 'This route takes application/json.' },
  },
  422: {
    name: 'Refused',
    description: 'Well formed, and a rule forbids it.',
    example: {
      code: 'idempotency-key-reused',
      detail: 'The Idempotency-Key was used with other content.',
      errors: [{ at: 'Idempotency-Key', code: 'idempotency-key-reused', detail: 'Already used with other content.' }],
    },
  },
  503: {
    name: 'Unavailable',
    description:
      'A part that this needs is away. Repeat a command with the same Idempotency-Key: nothing is done twice.',
    example: { code: 'unavailable', detail: 'A part that this needs cannot be reached.' },
    headers: { 'Retry-After': { description: 'Seconds.', schema: { type: 'integer' } } },
  },
};

const content = (init?: ProblemInit): NonNullable<Extract<Response, { content?: unknown }>['content']> => ({
  'application/problem+json': {
    schema: { $ref: '#/components/schemas/Problem' },
    ...(init ? { example: problemBody(init, CORRELATION) } : {}),
  },
});

/** Where a document keeps the answer with a status. Throws for a status that is not described. */
export function problemReference(status: number): { $ref: string } {
  const answer = ANSWERS[status];
  if (!answer) throw new Error(`no problem answer is described for status ${status}`);
  return { $ref: `#/components/responses/${answer.name}` };
}

export const OTHER_PROBLEM = { $ref: '#/components/responses/OtherProblem' };

/** All problem answers, with the codes that this service may give. */
export function problemResponses(own: ProblemList): Record<string, Response> {
  const lists = [edgeProblems, sharedRouteProblems, own];
  const responses: Record<string, Response> = {};
  for (const [key, { name, description, example, headers }] of Object.entries(ANSWERS)) {
    const status = Number(key);
    const codes = [...new Set(lists.flatMap((list) => codesOf(list, status)))].toSorted();
    responses[name] = {
      description: `${description} Codes of this service: ${codes.map((code) => `\`${code}\``).join(', ')}.`,
      ...(headers ? { headers } : {}),
      content: content({ status, ...example }),
    };
  }
  responses['OtherProblem'] = {
    description: 'Any other problem, of the server or of what stands before it.',
    content: content({
      status: 500,
      code: 'internal-error',
      detail: 'Something failed here. The correlation id leads to it.',
    }),
  };
  return responses;
}
