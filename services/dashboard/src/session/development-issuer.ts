import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type EdgeConfiguration, Problem } from '#service-kit';
import { Upstreams } from '../api/upstreams.js';
import type { DemoAccount } from './sign-in.page.js';

const LIMIT_MS = 5000;

/** The local issuer of the development start; outside of development there is none. */
@Injectable()
export class DevelopmentIssuer {
  constructor(
    @Inject(Upstreams) private readonly upstreams: Upstreams,
    @Inject(CONFIGURATION) private readonly configuration: EdgeConfiguration,
  ) {}

  /** The demo users; undefined where none are to be signed in here. */
  async accounts(): Promise<readonly DemoAccount[] | undefined> {
    if (!this.configuration.DEVELOPMENT) return undefined;
    const answer = await this.ask();
    return answer.ok ? ((await answer.json()) as { users: readonly DemoAccount[] }).users : undefined;
  }

  /** A token of a demo user; undefined for an unknown one, and outside of development. */
  async tokenFor(user: string): Promise<{ readonly token: string; readonly expiresInSeconds: number } | undefined> {
    if (!this.configuration.DEVELOPMENT) return undefined;
    const answer = await this.ask({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user }),
    });
    if (!answer.ok) return undefined;
    const made = (await answer.json()) as { access_token: string; expires_in: number };
    return { token: made.access_token, expiresInSeconds: made.expires_in };
  }

  private async ask(init: RequestInit = {}): Promise<Response> {
    try {
      return await fetch(`${this.upstreams.addressOf('development-issuer')}/dev/token`, {
        ...init,
        signal: AbortSignal.timeout(LIMIT_MS),
      });
    } catch {
      throw new Problem({
        status: 503,
        code: 'sign-in-unavailable',
        detail: 'The development issuer does not answer.',
      });
    }
  }
}
