import { eventually } from '#service-kit/testing';

export interface Created {
  readonly id: string;
  readonly stream: string;
  readonly version: number;
}
type Json = Readonly<Record<string, unknown>>;

/** How long until a change is seen everywhere, at most: read models follow within a moment, servers may be slow. */
const MOMENT_MS = 20_000;
const COOKIE = 'verzahnung-session';

/** The house as somebody outside of it sees it: demo users, HTTP commands and queries, pages. */
export class CountyClient {
  private readonly tokens = new Map<string, string>();
  constructor(private readonly url: string) {}

  /** A command that must succeed; `Consistent-With` names what its decision must have seen. */
  async post(as: string, path: string, body: object = {}): Promise<Created> {
    const { status, text } = await this.send(as, path, body);
    if (status > 299) throw new Error(`${path}: ${status} ${text}`);
    return JSON.parse(text) as Created;
  }

  /** A command whose decision needs what another service has just told: refused until its local view has heard of it. */
  async postOnceKnown(as: string, path: string, body: object = {}): Promise<Created> {
    let last = { status: 0, text: '' };
    const send = async () => (last = await this.send(as, path, body));
    try {
      await eventually(send, ({ status }) => status < 300, MOMENT_MS);
    } catch (error) {
      throw new Error(`${path}: ${last.status} ${last.text}`, { cause: error });
    }
    return JSON.parse(last.text) as Created;
  }

  async get(as: string, path: string): Promise<Json> {
    const answer = await fetch(`${this.url}${path}`, { headers: { authorization: `Bearer ${await this.token(as)}` } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Json;
  }

  /** A query, asked again until it holds. */
  async until(as: string, path: string, holds: (answer: Json) => boolean): Promise<Json> {
    let last: unknown;
    const ask = async (): Promise<Json> => {
      const answer = await this.get(as, path).catch((): Json => ({}));
      last = answer;
      return answer;
    };
    try {
      return await eventually(ask, holds, MOMENT_MS);
    } catch (error) {
      throw new Error(`${path}: ${JSON.stringify(last)}`, { cause: error });
    }
  }

  async page(as: string, path: string): Promise<string> {
    const answer = await fetch(`${this.url}${path}`, {
      headers: { cookie: `${COOKIE}=${await this.token(as)}`, accept: 'text/html' },
      redirect: 'manual',
    });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    return answer.text();
  }

  async importFile(as: string, path: string, file: Uint8Array<ArrayBuffer>): Promise<void> {
    const answer = await fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await this.token(as)}`, 'content-type': 'text/csv' },
      body: file,
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    const { id } = JSON.parse(text) as { readonly id: string };
    const runs = path.replace(/imports\/.*$/, `imports/runs/${id}`);
    const ended = await this.until(as, runs, ({ state }) => state !== undefined && state !== 'running');
    if (ended['state'] !== 'done') throw new Error(`${path}: ${JSON.stringify(ended)}`);
  }

  private async send(
    as: string,
    path: string,
    body: object,
  ): Promise<{ readonly status: number; readonly text: string }> {
    const answer = await fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await this.token(as)}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: answer.status, text: await answer.text() };
  }

  private async token(user: string): Promise<string> {
    const known = this.tokens.get(user);
    if (known !== undefined) return known;
    const answer = await fetch(`${this.url}/dev/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user }),
    });
    const { access_token: token } = (await answer.json()) as { readonly access_token?: string };
    if (token === undefined) throw new Error(`no token for ${user}: ${answer.status}`);
    this.tokens.set(user, token);
    return token;
  }
}
