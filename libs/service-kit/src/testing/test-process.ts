import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ALL_ROLES, rightsOf, type Role } from '../access/roles.js';
import { type ProcessOptions, type RunningProcess, startProcess } from '../boot/start-process.js';
import type { DemoUser } from '../dev-issuer/dev-issuer.js';

export interface TestProcess extends RunningProcess {
  readonly dataDir: string;
  /** A bearer token of a demo user; for every role there is one of its name, bound to `test` where it has a scope. */
  token(user: Role | (string & {})): Promise<string>;
  /** One request; an object as body is sent as JSON, `as` signs in. */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
}

export interface CallOptions {
  readonly as?: Role | (string & {});
  readonly body?: unknown;
  /** Sent as it stands, instead of `body`. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined where it is none. */
  readonly json: unknown;
}

const userOf = (role: Role): DemoUser => {
  const { scope, title } = rightsOf(role);
  return { user: role, role, name: title, ...(scope === undefined ? {} : { [scope]: 'test' }) };
};

/** Starts a process on a free port and embedded parts in a folder of its own, which `stop` removes unless given. */
export async function startTestProcess(
  options: Omit<ProcessOptions, 'environment' | 'name'> & {
    readonly dataDir?: string;
    readonly environment?: Readonly<Record<string, string>>;
  },
): Promise<TestProcess> {
  const { dataDir: given, environment, demoUsers, ...rest } = options;
  const dataDir = given ?? (await mkdtemp(join(tmpdir(), 'verzahnung-')));
  const running = await startProcess({
    ...rest,
    name: 'test',
    demoUsers: [...ALL_ROLES.map(userOf), ...(demoUsers ?? [])],
    environment: {
      PORT: '0',
      DATA_DIR: dataDir,
      DEVELOPMENT: 'true',
      LOG_LEVEL: 'silent',
      LOG_PARTITIONS: '2',
      ...environment,
    },
  });
  const tokens = new Map<string, Promise<string>>();
  const token = (user: string): Promise<string> => {
    const known = tokens.get(user) ?? fetchToken(running.url, user);
    tokens.set(user, known);
    return known;
  };
  return {
    ...running,
    dataDir,
    token,
    call: async (method, path, { as, body, raw, headers } = {}) => {
      const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
      const answer = await fetch(`${running.url}${path}`, {
        method,
        redirect: 'manual',
        headers: {
          ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
          ...(as === undefined ? {} : { authorization: `Bearer ${await token(as)}` }),
          ...headers,
        },
        ...(sent === undefined ? {} : { body: sent }),
      });
      const text = await answer.text();
      return { status: answer.status, headers: answer.headers, text, json: parsed(text) };
    },
    stop: async () => {
      await running.stop();
      if (given === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function fetchToken(url: string, user: string): Promise<string> {
  const answer = await fetch(`${url}/dev/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user }),
  });
  const body = (await answer.json()) as { access_token?: string };
  if (body.access_token === undefined) throw new Error(`no token for the demo user ${user}: ${answer.status}`);
  return body.access_token;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
