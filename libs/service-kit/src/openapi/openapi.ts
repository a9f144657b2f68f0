import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { routesOf } from '../access/routes.js';
import { ProcessModule } from '../boot/process.module.js';
import type { ProblemList } from '../problems/problem-list.js';
import { describeOperations } from './describe-operations.js';
import { serveDocsPage } from './docs-page.js';
import { type PathParameters, sharedPathParameters } from './path-parameters.js';

export interface ServiceDescription {
  /** Name in the address: `/api/<name>/`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** The service's module; its routes, those of the modules it imports, and the process's make up the document. */
  readonly module: Type | DynamicModule;
  /** The codes of its refusals, beside those of every edge. */
  readonly problems?: ProblemList;
  /** What stands in its addresses, beside what services share. */
  readonly pathParameters?: PathParameters;
}

/** The contract of one service, also where several run in one process. */
export function openApiDocument(app: NestFastifyApplication, service: ServiceDescription): OpenAPIObject {
  const info = new DocumentBuilder()
    .setTitle(service.title)
    .setDescription(service.description)
    .setVersion('1')
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .build();
  const module = 'module' in service.module ? service.module.module : service.module;
  const document = SwaggerModule.createDocument(app, info, { include: [module, ProcessModule], deepScanRoutes: true });
  describeOperations(document, routesOf(app), {
    problems: service.problems ?? {},
    pathParameters: { ...sharedPathParameters, ...service.pathParameters },
  });
  return document;
}

/** Serves `/api/<service>/openapi.json` (made when first asked for) and a page to try it at `/api/<service>/docs`. */
export function serveOpenApi(app: NestFastifyApplication, service: ServiceDescription): void {
  let made: string | undefined;
  const fastify = app.getHttpAdapter().getInstance();
  const address = `/api/${service.name}/openapi.json`;
  fastify.get(address, (_request, reply) => {
    made ??= JSON.stringify(openApiDocument(app, service));
    return reply.type('application/json; charset=utf-8').send(made);
  });
  serveDocsPage(fastify, `/api/${service.name}/docs`, service.title, address);
}
