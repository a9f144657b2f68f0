import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { compressed, encodingFor } from '../layout/compressed.js';
import type { PageAssets } from '../layout/page.js';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};
const KEPT_FOR_A_YEAR = 'public, max-age=31536000, immutable';
const OWN = join('services', 'dashboard', 'assets');

/** The folder of the own assets, from the sources and from the build alike. */
function ownAssets(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, OWN))) {
    const above = dirname(directory);
    if (above === directory) throw new Error(`the folder ${OWN} is missing`);
    directory = above;
  }
  return join(directory, OWN);
}

const kern = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('@kern-ux/native/package.json')), 'dist');

/** Serves style sheets, the script and fonts; each address carries its content's hash, so that it is kept for a year. */
export async function serveAssets(app: NestFastifyApplication): Promise<PageAssets> {
  const fastify = app.getHttpAdapter().getInstance();
  const files = [
    ['/assets/kern/fonts/fira-sans.css', join(kern(), 'fonts', 'fira-sans.css')],
    ['/assets/kern/kern.min.css', join(kern(), 'kern.min.css')],
    ['/assets/content.css', join(ownAssets(), 'content.css')],
    ['/assets/verzahnung.css', join(ownAssets(), 'verzahnung.css')],
    ['/assets/verzahnung.js', join(ownAssets(), 'verzahnung.js')],
  ] as const;
  const addresses: string[] = [];
  for (const [address, path] of files) {
    const content = await readFile(path);
    const hash = createHash('sha256').update(content).digest('base64url').slice(0, 16);
    const [br, gzip] = await Promise.all([compressed(content, 'br', 9), compressed(content, 'gzip', 9)]);
    const forms = { br, gzip, identity: content };
    fastify.get(address, (request, reply) => {
      const encoding = encodingFor(request.headers['accept-encoding']);
      void reply.headers({ 'cache-control': KEPT_FOR_A_YEAR, etag: `"${hash}-${encoding}"`, vary: 'accept-encoding' });
      if (request.headers['if-none-match'] === `"${hash}-${encoding}"`) return reply.status(304).send();
      if (encoding !== 'identity') void reply.header('content-encoding', encoding);
      return reply.type(TYPES[extname(address)] ?? 'application/octet-stream').send(forms[encoding]);
    });
    addresses.push(`${address}?v=${hash}`);
  }
  await serveFonts(app, join(kern(), 'fonts', 'fira-sans'));
  const isScript = (address: string): boolean => address.includes('.js?');
  return { stylesheets: addresses.filter((address) => !isScript(address)), scripts: addresses.filter(isScript) };
}

/** The fonts that lie in the folder at the start, and nothing else; compressed already, so they are passed on as they are. */
async function serveFonts(app: NestFastifyApplication, folder: string): Promise<void> {
  const fonts = new Set((await readdir(folder)).filter((file) => file.endsWith('.woff2')));
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get<{ Params: { font: string } }>('/assets/kern/fonts/fira-sans/:font', (request, reply) => {
    const { font } = request.params;
    if (!fonts.has(font)) return reply.callNotFound();
    return reply
      .header('cache-control', KEPT_FOR_A_YEAR)
      .type('font/woff2')
      .send(createReadStream(join(folder, font)));
  });
}
