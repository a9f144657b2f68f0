import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { openApiDocument } from '#service-kit';

type Document = ReturnType<typeof openApiDocument>;
type Operation = NonNullable<Document['paths'][string]['get']>;
type Parameter = Exclude<NonNullable<Operation['parameters']>[number], { $ref: string }>;
type Response = Exclude<NonNullable<Operation['responses'][string]>, { $ref: string }>;
type Reference = { readonly $ref: string };

export const SERVICES = ['learners', 'courses', 'action-alliance', 'integration-status'] as const;
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** One operation of a committed document, its references followed. */
export interface DescribedOperation {
  readonly service: string;
  readonly method: string;
  /** As it stands in the document: `/api/courses/v1/course-runs/{runId}`. */
  readonly path: string;
  readonly operation: Operation;
  readonly parameters: readonly Parameter[];
  readonly responses: Readonly<Record<string, Response>>;
  /** Media types of the body; empty where it takes none. */
  readonly body: Readonly<Record<string, { readonly schema?: unknown; readonly example?: unknown }>>;
  /** What keeps a value from fitting a schema of this document; undefined: it fits. */
  readonly fits: (schema: unknown, value: unknown) => string | undefined;
}

export const nameOf = ({ method, path }: DescribedOperation): string => `${method.toUpperCase()} ${path}`;

/** The operations of the committed documents, which `npm run docs:check` holds to the code. */
export const describedOperations = (): readonly DescribedOperation[] => SERVICES.flatMap(operationsOf);

function operationsOf(service: string): readonly DescribedOperation[] {
  const document = JSON.parse(readFileSync(join('docs', 'openapi', `${service}.json`), 'utf8')) as Document;
  const fits = fitnessOf(document);
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const { requestBody, parameters = [], responses } = operation;
      return {
        service,
        method,
        path,
        operation,
        parameters: parameters.map((one) => followed<Parameter>(document, one)),
        responses: Object.fromEntries(
          Object.entries(responses).map(([status, one]) => [status, followed<Response>(document, one as Response)]),
        ),
        body: requestBody && 'content' in requestBody ? requestBody.content : {},
        fits,
      };
    }),
  );
}

function followed<Thing extends object>(document: Document, thing: Thing | Reference): Thing {
  if (!('$ref' in thing)) return thing;
  const [, ...names] = thing.$ref.split('/');
  return names.reduce<unknown>((within, name) => (within as Record<string, unknown>)[name], document) as Thing;
}

/** Fields that a schema does not name are none of the contract: here they fail. */
function exact(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(exact);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, exact(value)]));
  return 'properties' in copy && !('additionalProperties' in copy) ? { ...copy, additionalProperties: false } : copy;
}

function fitnessOf(document: Document): DescribedOperation['fits'] {
  const ajv = new Ajv.default({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'document', components: exact(document.components) as object });
  const checks = new Map<string, ValidateFunction>();
  return (schema, value) => {
    const text = JSON.stringify(exact(schema)).replaceAll('"#/components', '"document#/components');
    const check = checks.get(text) ?? ajv.compile(JSON.parse(text) as object);
    checks.set(text, check);
    return check(value) ? undefined : ajv.errorsText(check.errors);
  };
}
