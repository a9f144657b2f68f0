import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';

/** The folder of Swagger UI, which comes with Nest's OpenAPI package. */
const swaggerUi = (): string => {
  const nest = createRequire(import.meta.url).resolve('@nestjs/swagger');
  return dirname(createRequire(nest).resolve('swagger-ui-dist/package.json'));
};

const ASSETS = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
} as const;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/**
 * A page to try a contract out. Own HTML around Swagger UI, as Nest's brings inline styles that our content security
 * policy refuses, and serves its files by a plugin that does not load in every test runner.
 */
export function serveDocsPage(fastify: FastifyInstance, path: string, title: string, documentAddress: string): void {
  const folder = swaggerUi();
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="${path}/swagger-ui.css"></head>
<body><div id="docs"></div>
<script src="${path}/swagger-ui-bundle.js"></script><script src="${path}/init.js"></script></body></html>`;
  const init = `SwaggerUIBundle({ url: ${JSON.stringify(documentAddress)}, dom_id: '#docs', deepLinking: true });`;
  fastify.get(path, (_request, reply) => reply.type('text/html; charset=utf-8').send(html));
  fastify.get(`${path}/init.js`, (_request, reply) => reply.type('text/javascript; charset=utf-8').send(init));
  for (const [name, type] of Object.entries(ASSETS)) {
    fastify.get(`${path}/${name}`, (_request, reply) =>
      reply
        .type(type)
        .header('cache-control', 'public, max-age=86400')
        .send(createReadStream(join(folder, name))),
    );
  }
}
