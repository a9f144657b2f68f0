import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Said {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export type Answerer = (asked: Asked) => Said | undefined;

/** Stands in for the services over real HTTP: answers by `GET /path`, and remembers what it was asked. */
export interface Upstream {
  readonly url: string;
  readonly asked: readonly Asked[];
  /** Later answers of the same route go before earlier ones. */
  on(route: `${'GET' | 'POST'} ${string}`, answer: Answerer | Said): void;
  /** Forgets what it was asked. */
  forget(): void;
  stop(): Promise<void>;
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

export async function startUpstream(): Promise<Upstream> {
  const routes: { readonly method: string; readonly path: RegExp; readonly answer: Answerer }[] = [];
  const asked: Asked[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://upstream');
    const question = {
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: await read(request),
    };
    asked.push(question);
    const said = routes
      .filter((route) => route.method === question.method && route.path.test(question.path))
      .reduceRight<Said | undefined>((found, route) => found ?? route.answer(question), undefined);
    const {
      status = 200,
      headers = {},
      body,
    } = said ?? { status: 404, body: { status: 404, code: 'not-found', detail: 'Nothing here.' } };
    response.writeHead(status, {
      'content-type': status < 400 ? 'application/json' : 'application/problem+json',
      ...headers,
    });
    response.end(body === undefined ? '' : JSON.stringify(body));
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    on: (route, said) => {
      const [method = '', path = ''] = route.split(' ');
      const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}$`);
      routes.push({ method, path: pattern, answer: typeof said === 'function' ? said : () => said });
    },
    forget: () => void asked.splice(0),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A problem as the services answer it. */
export const problem = (
  status: number,
  code: string,
  errors: readonly { at: string; code: string; detail: string }[] = [],
): Said => ({
  status,
  body: {
    type: `urn:verzahnung:problem:${code}`,
    title: 'Problem',
    status,
    code,
    detail: code,
    errors,
    correlationId: 'q_upstream1',
  },
});
