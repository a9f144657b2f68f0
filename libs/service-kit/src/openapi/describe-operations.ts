import type { OpenAPIObject } from '@nestjs/swagger';
import type { Route } from '../access/routes.js';
import type { ProblemList } from '../problems/problem-list.js';
import { exampleOf } from './example-of.js';
import { answerHeaders, headerParameters, headerReference, parameterReference } from './operation-headers.js';
import type { PathParameters } from './path-parameters.js';
import { OTHER_PROBLEM, problemReference, problemResponses, problemSchema } from './problem-answers.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Response = Exclude<NonNullable<Operation['responses'][string]>, { $ref: string }>;
type Content = NonNullable<Response['content']>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const JSON_BODY = 'application/json';

/** Of the first sentence of a comment; what follows is the longer text. */
const SENTENCE_END = /(?<=[.?!])\s+(?=[A-Z])/;

/**
 * Adds to a document what the routes themselves say: who may call, the headers of commands and reads, the problems that
 * an operation can answer, and an example to each body. So no controller has to repeat it, and none can forget it.
 */
export function describeOperations(
  document: OpenAPIObject,
  routes: readonly Route[],
  { problems, pathParameters }: { readonly problems: ProblemList; readonly pathParameters: PathParameters },
): void {
  const components = (document.components ??= {});
  components.schemas = { ...components.schemas, Problem: problemSchema };
  components.responses = problemResponses(problems);
  components.parameters = { ...headerParameters };
  components.headers = { ...answerHeaders };
  const tags = new Set<string>();
  for (const route of routes) {
    const item = document.paths[route.path.replaceAll(/:(\w+)/g, '{$1}')];
    const method = METHODS.find((name) => name === route.method.toLowerCase());
    const operation = method && item?.[method];
    if (!operation) continue;
    describe(operation, route, components.schemas);
    describePath(operation, pathParameters);
    for (const tag of operation.tags ?? []) tags.add(tag);
  }
  document.tags = [...tags].toSorted().map((name) => ({ name }));
}

function describe(operation: Operation, { access, inputs, path }: Route, schemas: Schemas): void {
  const takes = contentOf(operation);
  const takesFile = takes !== undefined && !(JSON_BODY in takes);
  // A file is many commands: the version of no stream is its own.
  const versioned = inputs.command && !takesFile;
  operation.parameters = [
    ...(operation.parameters ?? []),
    ...(inputs.command ? [parameterReference('IdempotencyKey')] : []),
    ...(versioned ? [parameterReference('IfMatch')] : []),
    ...(inputs.consistent ? [parameterReference('ConsistentWith')] : []),
  ];
  const [summary = '', ...more] = (operation.summary ?? '').split(SENTENCE_END);
  operation.summary = summary;
  if (access === 'public') operation.security = [];
  operation.description = [more.join(' '), access === 'public' ? '' : rolesIn(access)].filter(Boolean).join('\n\n');
  for (const [status, response] of Object.entries(operation.responses)) {
    if (response === undefined || '$ref' in response) continue;
    if (response.content) addExamples(response.content, schemas);
    if (Number(status) >= 400) continue;
    if (!response.description) response.description = Number(status) === 201 ? 'Done.' : 'The answer.';
    response.headers = {
      ...response.headers,
      'X-Correlation-Id': headerReference('CorrelationId'),
      ...(versioned ? { ETag: headerReference('ETag') } : {}),
      ...(inputs.consistent ? { Consistency: headerReference('Consistency') } : {}),
    };
  }
  if (takes) addExamples(takes, schemas);
  const problems = new Set([400, 503]);
  if (access !== 'public') for (const status of [401, 403]) problems.add(status);
  if (path.includes(':') || inputs.command) problems.add(404);
  if (inputs.command) for (const status of [409, 422]) problems.add(status);
  if (versioned) problems.add(412);
  if (takes) for (const status of [413, 415]) problems.add(status);
  for (const status of Object.keys(operation.responses)) if (Number(status) >= 400) problems.add(Number(status));
  for (const status of problems)
    if (!answersItself(operation.responses[status])) operation.responses[status] = problemReference(status);
  operation.responses.default = OTHER_PROBLEM;
}

function describePath({ parameters = [] }: Operation, meanings: PathParameters): void {
  for (const parameter of parameters) {
    if ('$ref' in parameter || parameter.in !== 'path') continue;
    const meaning = meanings[parameter.name];
    if (meaning) Object.assign(parameter, meaning);
  }
}

/** Told by a class of its own instead of as a problem: health. */
const answersItself = (response: Operation['responses'][string]): boolean =>
  response !== undefined && !('$ref' in response) && response.content !== undefined;

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

const rolesIn = (access: Route['access']): string =>
  typeof access === 'object' ? `For: ${access.join(', ')}.` : 'Names no roles, so it is open to nobody.';

function contentOf({ requestBody }: Operation): Content | undefined {
  return requestBody === undefined || '$ref' in requestBody ? undefined : requestBody.content;
}

function addExamples(content: Content, schemas: Schemas): void {
  for (const media of Object.values(content)) {
    if (media.example !== undefined || media.schema === undefined) continue;
    const example = exampleOf(media.schema, schemas);
    if (example !== undefined) media.example = example;
  }
}
