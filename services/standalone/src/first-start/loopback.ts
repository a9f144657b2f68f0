import { setTimeout as pause } from 'node:timers/promises';

/** Longest time for one answer, in milliseconds. */
const LIMIT_MS = 30_000;
/** From this status on it is not the command that is at fault. */
const SERVER_FAULT = 500;

/** The own API as a client over HTTP sees it, signed in by the development issuer. */
export class Loopback {
  private readonly tokens = new Map<string, string>();

  constructor(
    private readonly url: string,
    private readonly signal: AbortSignal,
  ) {}

  /** JSON of an address; throws when the answer is none of 200, 201, 202. */
  async get(path: string, user: string): Promise<unknown> {
    return this.ask(path, { headers: await this.signedIn(user) });
  }

  async postFile(path: string, file: Uint8Array<ArrayBuffer>, user: string): Promise<unknown> {
    const headers = { ...(await this.signedIn(user)), 'content-type': 'text/csv' };
    return this.ask(path, { method: 'POST', headers, body: file });
  }

  /** The id of what came of a command, or why it was refused; throws where it is the process that failed. */
  async post(
    path: string,
    body: unknown,
    user: string,
    key: string,
  ): Promise<{ readonly id: string } | { readonly refusal: string }> {
    const headers = { ...(await this.signedIn(user)), 'content-type': 'application/json', 'idempotency-key': key };
    const signal = AbortSignal.any([this.signal, AbortSignal.timeout(LIMIT_MS)]);
    const sent = { method: 'POST', headers, body: JSON.stringify(body ?? {}), signal };
    const answer = await fetch(`${this.url}${path}`, sent);
    const said = (await answer.json()) as { readonly id?: string; readonly code?: string; readonly detail?: string };
    if (answer.ok) return { id: said.id ?? '' };
    const refusal = `${answer.status} ${said.code ?? ''} ${said.detail ?? ''}`.trim();
    if (answer.status < SERVER_FAULT) return { refusal };
    throw new Error(`${path}: ${refusal}`);
  }

  /** Asks again every so many milliseconds until the answer holds. */
  async until<Answer>(
    ask: () => Promise<Answer>,
    holds: (answer: Answer) => boolean,
    everyMs: number,
  ): Promise<Answer> {
    for (;;) {
      const answer = await ask();
      if (holds(answer)) return answer;
      await pause(everyMs, undefined, { signal: this.signal });
    }
  }

  private async signedIn(user: string): Promise<{ readonly authorization: string }> {
    const token = this.tokens.get(user) ?? (await this.tokenFor(user));
    this.tokens.set(user, token);
    return { authorization: `Bearer ${token}` };
  }

  private async tokenFor(user: string): Promise<string> {
    const headers = { 'content-type': 'application/json' };
    const made = await this.ask('/dev/token', { method: 'POST', headers, body: JSON.stringify({ user }) });
    return (made as { readonly access_token: string }).access_token;
  }

  private async ask(path: string, init: RequestInit): Promise<unknown> {
    const signal = AbortSignal.any([this.signal, AbortSignal.timeout(LIMIT_MS)]);
    const answer = await fetch(`${this.url}${path}`, { ...init, signal });
    const body = (await answer.json()) as { readonly code?: string; readonly detail?: string };
    if (answer.ok) return body;
    throw new Error(`${path.split('?')[0]}: ${answer.status} ${body.code ?? ''} ${body.detail ?? ''}`.trim());
  }
}
